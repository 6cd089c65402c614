import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError, type Option } from 'commander';
import type { ExitCode } from '../check/check.js';
import { closest } from '../config/values.js';
import { type Language, languages, messagesIn, type Problem, type UsageMessages } from '../messages/index.js';
import { tool } from '../report/input.js';
import { runCheck } from './check.js';
import type { Places } from './explain.js';
import { type CheckOptions, checkOptions, languageOption } from './request.js';
import { complain, watchOutput } from './terminal.js';

/** Options of `check` that decide how code runs, not what is reported. */
const traceOptions = new Set([
  '--config',
  '--python-version',
  '--platform',
  '--python-path',
  '--source-root',
  '--no-ignore',
  '--lang',
]);

/**
 * A command that throws what is wrong with its words as a fact, where commander has a sentence. The methods are those that
 * commander calls for it; they are not part of its types.
 */
class UsageCommand extends Command {
  #takesUnknown = false;

  override createCommand(name?: string): UsageCommand {
    return new UsageCommand(name);
  }

  missingArgument(argument: string): never {
    throw new UsageError({ what: 'no-argument', argument });
  }

  optionMissingArgument({ flags }: Option): never {
    throw new UsageError({ what: 'no-option-value', flags });
  }

  override allowUnknownOption(allow = true): this {
    this.#takesUnknown = allow;
    return super.allowUnknownOption(allow);
  }

  unknownOption(option: string): void {
    if (!this.#takesUnknown) throw new UsageError(unknownOption(option, this));
  }

  unknownCommand(): never {
    throw new UsageError({ what: 'unknown-command', word: this.args[0] ?? '', meant: undefined });
  }

  _excessArguments(received: readonly string[]): void {
    const expected = this.registeredArguments.length;
    throw new UsageError({ what: 'many-arguments', command: this.name(), expected, found: received.length });
  }
}

class UsageError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.what);
    this.problem = problem;
  }
}

/** Parses `args`, runs the command they name, and gives its exit code. */
async function dispatch(args: readonly string[], places: Places): Promise<ExitCode> {
  let code: ExitCode = 0;
  const language = languageIn(args);
  const messages = messagesIn(language);
  const { usage } = messages;
  const program = new UsageCommand(tool.name)
    .description(usage.program)
    .version(tool.version, '-V, --version', usage.version)
    .helpOption('-h, --help', usage.help)
    .helpCommand('help [COMMAND]', usage.commands.help)
    .addHelpText('after', usage.examples)
    .exitOverride()
    .configureHelp({
      styleTitle: (title) => usage.headings[title as keyof UsageMessages['headings']] ?? title,
      // It says its default itself, in its language.
      optionDescription: ({ description }) => description,
    });
  const check = program
    .command('check')
    .description(usage.commands.check)
    .argument('[PATH...]', usage.paths)
    .allowUnknownOption()
    .addHelpText('after', usage.exitCodes);
  for (const option of checkOptions(usage)) check.addOption(option);
  const finished = args[0] === 'check' ? withoutUnfinished(args, check) : { args, problems: [] };
  check.action(async (operands: readonly string[], options: CheckOptions) => {
    const { paths, unknown } = splitArguments(operands, finished.args);
    const problems = [...unknown.map((word) => unknownOption(word, check)), ...finished.problems];
    code = await runCheck({ paths, options, problems, currentFolder: places.currentFolder });
  });
  program
    .command('explain')
    .description(usage.commands.explain)
    .argument('[RULE]', usage.rule)
    .addOption(languageOption(usage))
    .action(async (rule: string | undefined, { lang }: { readonly lang?: string }) => {
      const { explain, explainLog } = await import('./explain.js');
      code = await (rule === '-' ? explainLog(lang, places) : explain(rule, lang, places.packageFolder));
    });
  const trace = program
    .command('explain-trace')
    .description(usage.commands['explain-trace'])
    .argument('<ENTRY>', usage.entry);
  for (const option of checkOptions(usage)) if (traceOptions.has(option.long ?? '')) trace.addOption(option);
  trace.action(async (entry: string, options: CheckOptions) => {
    const { explainTrace } = await import('./explain.js');
    code = await explainTrace(entry, options, places.currentFolder);
  });
  program
    .command('init')
    .description(usage.commands.init)
    .addOption(languageOption(usage))
    .action(async () => {
      const { init } = await import('./init.js');
      code = await init(language, places.currentFolder, places.packageFolder);
    });
  program
    .command('lsp')
    .description(usage.commands.lsp)
    .option('--stdio', usage.options.stdio)
    // Editors add words of their own.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async () => {
      if (process.stdin.isTTY) complain([messages.editor.onTerminal]);
      await places.serve();
    });
  try {
    const [first, topic] = args;
    // Commander would print the help of the whole.
    if (first === 'help' && topic !== undefined && !isCommand(topic, program))
      throw new UsageError({ what: 'unknown-command', word: topic, meant: undefined });
    await program.parseAsync(finished.args, { from: 'user' });
  } catch (error) {
    if (error instanceof UsageError) {
      const exists = (path: string) => existsSync(resolve(places.currentFolder, path));
      complain(usageProblems(error.problem, args, program, exists).map(messages.problem));
      return 2;
    }
    // Help or version, which commander has printed; without a command there was nothing else to print.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return code;
}

/** The language of `--lang`, for what is said before the options are parsed. */
function languageIn(args: readonly string[]): Language {
  const at = args.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const given = args[at]?.split('=')[1] ?? args[at + 1];
  return (at < 0 ? undefined : languages.find((one) => one === given)) ?? languages[0];
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

/** An option that `command` does not have, with the one that was probably meant. */
function unknownOption(word: string, command: Command): Problem {
  const known = command.options.flatMap((option) => option.long ?? []);
  const option = word.split('=')[0]!;
  return { what: 'unknown-option', option, meant: closest(option, [...known, '--help']) };
}

/**
 * Takes a last option that lacks its value away from `args`: commander would stop there, and nothing else that is wrong
 * would be reported.
 */
function withoutUnfinished(
  args: readonly string[],
  command: Command,
): { readonly args: readonly string[]; readonly problems: readonly Problem[] } {
  const last = args.at(-1);
  const unfinished = command.options.find((option) => option.long === last && option.required);
  if (unfinished === undefined || args.includes('--')) return { args, problems: [] };
  return { args: args.slice(0, -1), problems: [{ what: 'unfinished-option', flags: unfinished.flags }] };
}

function isCommand(word: string, program: Command): boolean {
  return program.commands.some((one) => one.name() === word);
}

/**
 * What is wrong with `args`, with what was probably meant, and where help is. A path in the place of the command is what
 * users of other tools write.
 */
function usageProblems(
  problem: Problem,
  args: readonly string[],
  program: Command,
  exists: (path: string) => boolean,
): readonly Problem[] {
  const names = [...program.commands.map((one) => one.name()), 'help'];
  const [first = ''] = args;
  const help: Problem = {
    what: 'see-help',
    command: isCommand(first, program) ? `${tool.name} ${first}` : tool.name,
  };
  if (problem.what !== 'unknown-command') return [problem, help];
  const { word } = problem;
  const meant = exists(word) ? `${tool.name} check ${word}` : closest(word, names);
  return [{ ...problem, meant }, help];
}

/** Runs the command line `args` (without node and script) and gives the exit code. Never throws. */
export async function run(args: readonly string[], places: Places): Promise<ExitCode> {
  watchOutput(languageIn(args));
  try {
    return await dispatch(args, places);
  } catch (error) {
    const what = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    complain([messagesIn(languageIn(args)).work.internalError(what, tool.homepage)]);
    if (process.env['LATE_PATCH_TRACE'] && error instanceof Error) complain((error.stack ?? '').split('\n'));
    return 2;
  }
}
