import { leafOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import { addressOf } from '../project/resolver.js';
import type { FilePath } from '../project/snapshot.js';
import type { FunctionDefinition, Statement } from '../python/syntax.js';
import { everyExpression, everyStatement, expressionsOf, lastName } from '../python/walk.js';
import { wordSearch } from '../text/search.js';

/** A place that may call a function, by its name. */
interface Mention {
  readonly path: FilePath;
  /** The function of its module that it stands in: see `waitsForCall`. */
  readonly within: string | undefined;
}

/** Files that mention a name which is no common word; beyond that many it may be called, for all that is looked into. */
const mostFiles = 40;

/** Mentions of names of functions, by program; undefined where they are too many. */
const known = new WeakMap<Program, Map<string, readonly Mention[] | undefined>>();

/**
 * Whether the function `name` of the module at `path` may be called where only files run that `leadsTo` holds for: one of them,
 * outside of functions that nobody can call either, mentions the name, or something by which it may be found without that.
 * Names stand for whatever is called so, in any module.
 */
export function mayBeCalled(
  program: Program,
  path: FilePath,
  name: string,
  leadsTo: (path: FilePath) => boolean,
): boolean {
  const asked = new Set<string>();
  const may = (at: FilePath, called: string): boolean => {
    if (asked.has(called)) return false;
    asked.add(called);
    const mentionsThere = mentionsIn(program, at, called);
    if (mentionsThere.some(({ within }) => within === undefined) && leadsTo(at)) return true;
    const mentions = mentionsOf(program, at, called);
    if (mentions === undefined) return true;
    return mentions.some(
      (one) => leadsTo(one.path) && (one.within === undefined || may(one.path, one.within)),
    );
  };
  return may(path, name);
}

/** A function of a module that runs only where somebody calls it by its name: no decorator has it, and Python does not call it. */
export function waitsForCall(statement: Statement): statement is FunctionDefinition {
  return (
    statement.kind === 'function' && statement.decorators.length === 0 && !/^__\w+__$/.test(statement.name)
  );
}

function mentionsOf(program: Program, of: FilePath, name: string): readonly Mention[] | undefined {
  const all = known.get(program) ?? new Map<string, readonly Mention[] | undefined>();
  known.set(program, all);
  const leaf = leafOf(addressOf(of, program.layout).module);
  const key = `${leaf}:${name}`;
  if (!all.has(key)) all.set(key, mentionsBeyond(program, leaf, name));
  return all.get(key);
}

function mentionsBeyond(program: Program, leaf: string, name: string): readonly Mention[] | undefined {
  const word = wordSearch(name);
  const isFound = searchWithoutName(leaf, name);
  const mentions: Mention[] = [];
  const named: FilePath[] = [];
  for (const [path, text] of program.snapshot.texts) {
    if (!program.isPython(path)) continue;
    if (word(text) >= 0) named.push(path);
    if (named.length > mostFiles) return undefined;
    if (isFound(text)) mentions.push({ path, within: undefined });
  }
  return [...mentions, ...named.flatMap((path) => mentionsIn(program, path, name))];
}

/** What looks in texts for ways to find the function `name` of the module `leaf` without its name. Each is looked for by a rare part first. */
function searchWithoutName(leaf: string, name: string): (text: string) => boolean {
  const anyOf = (...words: readonly string[]) => {
    const searches = words.map(wordSearch);
    return (text: string) => searches.some((search) => search(text) >= 0);
  };
  const module = anyOf(leaf);
  // `for one in vars(hub).values(): one()`
  const mayList = anyOf('vars(', 'dir(', 'getmembers(', '.__dict__');
  const listed = new RegExp(`\\b(?:vars|dir|getmembers)\\([\\w.]*\\b${leaf}\\b|\\b${leaf}\\.__dict__`);
  const isListed = (text: string) => mayList(text) && listed.test(text);
  const parts = name.split('_').filter((part) => part !== '');
  if (parts.length < 2) return (text) => module(text) && isListed(text);
  const joints = parts.slice(1).map((_, index) => index + 1);
  const heads = joints.map((at) => `${parts.slice(0, at).join('_')}_`);
  const tails = joints.map((at) => `_${parts.slice(at).join('_')}`);
  // `getattr(hub, 'patch_' + kind)`, `f'{kind}_patch'`, and what is joined by underscores.
  const mayBePutTogether = anyOf(...heads, ...tails);
  const begun = new RegExp(`['"]_*(?:${heads.join('|')})(?=['"{%])`);
  const ended = new RegExp(`(?<=['"}sd])(?:${tails.join('|')})_*['"]`);
  const [first, last] = [parts[0]!, parts.at(-1)!].map((part) => anyOf(`'${part}'`, `"${part}"`));
  const isPutTogether = (text: string) =>
    (mayBePutTogether(text) && (begun.test(text) || ended.test(text))) || (first!(text) && last!(text));
  return (text) => module(text) && (isListed(text) || isPutTogether(text));
}

function mentionsIn(program: Program, path: FilePath, name: string): readonly Mention[] {
  const body = program.syntax(path)?.body;
  // Whoever lists all that is defined here has it as well.
  if (body === undefined || /\b(?:globals|locals|vars)\(\)/.test(program.text(path) ?? ''))
    return [{ path, within: undefined }];
  const word = new RegExp(`\\b${name}\\b`);
  const mentions: Mention[] = [];
  for (const statement of body) {
    if (!waitsForCall(statement)) {
      if (isMentioned([...everyStatement([statement])], name, word))
        mentions.push({ path, within: undefined });
      continue;
    }
    // Defaults are worked out where the function is defined.
    if (isMentioned([statement], name, word)) mentions.push({ path, within: undefined });
    if (isMentioned([...everyStatement(statement.body)], name, word))
      mentions.push({ path, within: statement.name });
  }
  return mentions;
}

/** Whether one of `statements`, without what lies in its bodies, mentions `name` otherwise than to give something that name. */
function isMentioned(statements: readonly Statement[], name: string, word: RegExp): boolean {
  return statements.some((statement) => {
    if (statement.kind === 'expression' && statement.value.kind === 'string') return false;
    if (statement.kind === 'import-from' && statement.names !== '*')
      return statement.names.some((one) => one.name === name && (one.asName ?? name) !== name);
    // Whoever calls what is kept, or exported, under the name itself mentions that in turn.
    if (statement.kind === 'assign') {
      const targets = statement.targets.map(lastName);
      if (targets.every((target) => target === '__all__')) return false;
      if (statement.value !== undefined && lastName(statement.value) === name)
        return targets.some((target) => target !== name);
    }
    const written = new Set(statement.kind === 'assign' ? statement.targets : []);
    return expressionsOf(statement).some((expression) => {
      if (expression.kind === 'name' && written.has(expression)) return false;
      for (const one of everyExpression(expression)) {
        if (one.kind === 'string' && word.test(one.value)) return true;
        if ((one.kind === 'name' || one.kind === 'attribute') && lastName(one) === name) return true;
        if (one.kind === 'compound' && one.form === 'unparsed') return true;
      }
      return false;
    });
  });
}
