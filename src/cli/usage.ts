import type { Command, CommanderError } from 'commander';
import { hint } from '../config/closest.js';

/** Operands, parted into PATHs and options that the command does not have. */
export interface SplitArguments {
  readonly paths: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * Parts what commander took for operands. It is told to let unknown options pass, so that all of them can be reported
 * beside every other problem; after a `--` in `args` everything is a PATH. The word after an unknown option may be its
 * value, so it is not taken for a PATH.
 */
export function splitArguments(operands: readonly string[], args: readonly string[]): SplitArguments {
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
export function unknownOptionProblems(unknown: readonly string[], command: Command): readonly string[] {
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
export function withoutUnfinished(
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
export function usageErrorLines(
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
