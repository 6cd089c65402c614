import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import type { ExitCode } from '../check/check.js';
import { hint } from '../config/values.js';
import { tool } from '../report/input.js';
import { runCheck } from './check.js';
import { explain, explainTrace } from './explain.js';
import { type CheckOptions, checkOptions, languageOption } from './request.js';
import { complain, tolerateClosedPipes } from './terminal.js';

const exitCodes = `
Exit code: 0 nothing at or above the threshold, 1 findings, 2 wrong usage or
configuration, or the check could not be done.`;

const examples = `
Examples:
  late-patch check                  report on the current folder
  late-patch check --base main      only what is new since the revision main
  late-patch check --fix            move the patches that can safely be moved
  late-patch check --diff           show what --fix would do
  late-patch explain name-before-patch`;

/** Options of `check` that decide how code runs, not what is reported. */
const traceOptions = new Set(['--config', '--python-version', '--source-root']);

/** Parses `args`, runs the command they name, and gives its exit code. */
async function dispatch(args: readonly string[], places: Places): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command(tool.name)
    .description('Finds gevent and eventlet monkey patches that run too late, without running the code.')
    .version(tool.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', examples)
    .exitOverride()
    .showSuggestionAfterError(false)
    // What was wrong is told below, with what was probably meant.
    .configureOutput({ outputError: () => {} });
  const check = program
    .command('check')
    .description('check a project')
    .argument('[PATH...]', 'files and folders to report on (default: the current folder)')
    .allowUnknownOption()
    .addHelpText('after', exitCodes);
  for (const option of checkOptions()) check.addOption(option);
  const finished = args[0] === 'check' ? withoutUnfinished(args, check) : { args, problems: [] };
  check.action(async (operands: readonly string[], options: CheckOptions) => {
    const { paths, unknown } = splitArguments(operands, finished.args);
    const problems = [...unknownOptionProblems(unknown, check), ...finished.problems];
    code = await runCheck({ paths, options, problems, currentFolder: places.currentFolder });
  });
  program
    .command('explain')
    .description("print a rule's page, or the list of rules")
    .argument('[RULE]', 'id of the rule')
    .addOption(languageOption())
    .action((rule: string | undefined, { lang }: { readonly lang?: string }) => {
      code = explain(rule, lang, places.packageFolder);
    });
  const trace = program
    .command('explain-trace')
    .description('print the order in which Python runs the imports of an entry point, and what is held when')
    .argument('<ENTRY>', 'Python file that is run or loaded first');
  for (const option of checkOptions()) if (traceOptions.has(option.long ?? '')) trace.addOption(option);
  trace.action(async (entry: string, options: Omit<CheckOptions, 'format'>) => {
    code = await explainTrace(entry, { ...options, format: 'text' }, places.currentFolder);
  });
  try {
    await program.parseAsync(finished.args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    complain(
      usageErrorLines(error, args, program, (path) => existsSync(resolve(places.currentFolder, path))),
    );
    return 2;
  }
  return code;
}

/** Folders the command line works from, absolute. */
interface Places {
  readonly currentFolder: string;
  /** Where package.json and docs/ are. */
  readonly packageFolder: string;
}

/** Operands, parted into PATHs and options that the command does not have. */
interface SplitArguments {
  readonly paths: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * Parts what commander took for operands. It is told to let unknown options pass, so that all of them can be reported
 * beside every other problem; after a `--` in `args` everything is a PATH. The word after an unknown option may be its
 * value, so it is not taken for a PATH.
 */
function splitArguments(operands: readonly string[], args: readonly string[]): SplitArguments {
  const end = args.indexOf('--');
  const literal = end < 0 ? 0 : args.length - end - 1;
  const open = operands.slice(0, operands.length - literal).filter((word) => word !== '--');
  const paths: string[] = [];
  const unknown: string[] = [];
  let mayBeValue = false;
  for (const word of open) {
    const isOption = word.startsWith('-') && word !== '-';
    if (isOption) unknown.push(word);
    else if (!mayBeValue) paths.push(word);
    mayBeValue = isOption && !word.includes('=');
  }
  return { paths: [...paths, ...operands.slice(operands.length - literal)], unknown };
}

/** One problem for each unknown option, with the option that was probably meant. */
function unknownOptionProblems(unknown: readonly string[], command: Command): readonly string[] {
  const known = command.options.flatMap((option) => option.long ?? []);
  return unknown.map((word) => {
    const name = word.split('=')[0]!;
    return `unknown option ${name}${hint(name, [...known, '--help'])}`;
  });
}

/**
 * Takes a last option that lacks its value away from `args`: commander would stop there, and nothing else that is wrong
 * would be reported.
 */
function withoutUnfinished(
  args: readonly string[],
  command: Command,
): { readonly args: readonly string[]; readonly problems: readonly string[] } {
  const last = args.at(-1);
  const unfinished = command.options.find((option) => option.long === last && option.required);
  if (unfinished === undefined || args.includes('--')) return { args, problems: [] };
  return { args: args.slice(0, -1), problems: [`option ${unfinished.flags} lacks its value`] };
}

/**
 * What commander found wrong with `args`, with what was probably meant. Nothing where it has printed a help text already.
 * A path in the place of the command is what users of other tools write.
 */
function usageErrorLines(
  error: CommanderError,
  args: readonly string[],
  program: Command,
  exists: (path: string) => boolean,
): readonly string[] {
  if (error.code === 'commander.help') return [];
  const command = program.commands.find((one) => one.name() === args[0]);
  const help = `see ${program.name()}${command === undefined ? '' : ` ${command.name()}`} --help`;
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  if (error.code === 'commander.unknownOption') {
    return [...unknownOptionProblems([word], command ?? program), help];
  }
  if (error.code === 'commander.unknownCommand') {
    const names = program.commands.map((one) => one.name());
    const meant = exists(word) ? ` (did you mean "${program.name()} check ${word}"?)` : hint(word, names);
    return [`unknown command ${word}${meant}`, help];
  }
  return [error.message.replace(/^error: /, ''), help];
}

/** Runs the command line `args` (without node and script) and gives the exit code. Never throws. */
export async function run(args: readonly string[], places: Places): Promise<ExitCode> {
  tolerateClosedPipes();
  try {
    return await dispatch(args, places);
  } catch (error) {
    const what = error instanceof Error ? error.message.split('\n')[0] : String(error);
    complain([
      `internal error: ${what}; please report it with this command at ${tool.homepage}/issues (LATE_PATCH_TRACE=1 shows where)`,
    ]);
    if (process.env['LATE_PATCH_TRACE'] && error instanceof Error) complain((error.stack ?? '').split('\n'));
    return 2;
  }
}
