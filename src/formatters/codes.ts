/** Whether one of `selectors` (`E4`, `E402`, `ALL`) stands for the rule with this code, as pycodestyle and ruff read them. */
export function selects(selectors: readonly string[], code: string): boolean {
  return selectors.some((selector) => selector === 'ALL' || (selector !== '' && code.startsWith(selector)));
}

/** The value of an option in a command line, `--name value` or `--name=value`, the last one given. */
export function argument(args: readonly string[], ...names: readonly string[]): string | undefined {
  let value: string | undefined;
  for (const [index, word] of args.entries()) {
    if (names.includes(word)) value = args[index + 1];
    for (const name of names) if (word.startsWith(`${name}=`)) value = word.slice(name.length + 1);
  }
  return value;
}
