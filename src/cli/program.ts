import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { tool } from '../report/tool.js';
import { runCheck } from './check.js';
import { type CheckOptions, checkOptions, languageOption } from './check-options.js';
import { complain } from './console.js';
import type { ExitCode } from './exit-code.js';
import { explain } from './explain.js';
import { explainTrace } from './explain-trace.js';
import type { Places } from './places.js';
import { splitArguments, unknownOptionProblems, usageErrorLines, withoutUnfinished } from './usage.js';

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
export async function dispatch(args: readonly string[], places: Places): Promise<ExitCode> {
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
