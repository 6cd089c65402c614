import { parseArgs } from 'node:util';
import { listing } from '../../agreement/agreement.js';
import { oraclePython } from '../../oracle/interpreter.js';
import { proveCheckouts } from './checkouts.js';
import { combinedPrograms, composedPrograms, sinkingPrograms, storyPrograms } from './programs.js';
import { prove, startRunner, type Tally } from './proof.js';

const usage = `usage: node tools/corpus/fixes.mjs [--programs N] [--seed N] [--python PATH] [CHECKOUT...]

Runs programs in CPython without each of their fixes (and of the lines that are said to cure all) and with it: it must print the same, bind the same names, and
leave nothing stale of what the finding names, and nothing that was not. Prints how many fixes were run, and each
wrong one; ends with 1 if there is one.

Without CHECKOUT: the stories, and programs that are put together at random (--programs of each kind and patcher, from
--seed on; 100 from 1). With CHECKOUT, folders of repositories: each fix is read by Python's own
parser and analysed anew (the finding is gone, and nothing new is told), and run in a copy, where the program runs so far.
Modules that are not installed are stood in for. That code is foreign: run it where it can do no harm.
`;

/** The long run. Returns the exit code, 1 where a fix is wrong. */
export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      programs: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      python: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (values.python !== undefined) process.env['LATE_PATCH_ORACLE_PYTHON'] = values.python;
  const python = oraclePython();
  if ('missing' in python) {
    process.stderr.write(`${python.missing}\n`);
    return 2;
  }
  const [seed, count] = [Number(values.seed), Number(values.programs)];
  const runner = startRunner(python.command);
  let wrong = 0;
  const report = (name: string, tally: Tally) => {
    wrong += tally.wrong.length;
    process.stdout.write(`${name}: ${sumOf(tally)}\n`);
    for (const { program, faults, before, after } of tally.wrong) {
      const told = Object.entries(after).filter(([path, text]) => before[path] !== text);
      process.stdout.write(
        `\n## ${program}\n${faults.slice(0, 5).join('\n')}\n\n${listing(before)}\n-- with the fix\n${listing(Object.fromEntries(told))}\n`,
      );
    }
  };
  if (positionals.length > 0) {
    for (const folder of positionals) {
      const tally = await proveCheckouts(folder, python, runner);
      report(folder, tally);
      process.stdout.write(
        `${folder}: ${tally.read} read by Python and analysed anew, ${tally.unread} analysed anew that are not for this Python\n`,
      );
    }
  } else {
    report('stories', await prove(storyPrograms(python), runner));
    for (const library of ['gevent', 'eventlet'] as const) {
      report(`composed, ${library}`, await prove(composedPrograms(library, python, seed, count), runner));
      report(`sinking, ${library}`, await prove(sinkingPrograms(library, python, seed, count), runner));
      report(`combined, ${library}`, await prove(combinedPrograms(library, python, seed, count), runner));
    }
  }
  runner.close();
  return wrong > 0 ? 1 : 0;
}

/** The figures of a run in one line. */
function sumOf({ programs, dropped, unfixed, fixes, cures, wrong }: Tally): string {
  return `${fixes} fixes and ${cures} lines that cure all of a cause run, ${wrong.length} wrong (${programs} programs, ${dropped} do not run, ${unfixed} without a fix)`;
}
