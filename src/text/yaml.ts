import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  Parser,
  type YAMLMap,
} from 'yaml';

/** Collections in collections. Real manifests have about ten, and the parser spends several frames of the stack on each. */
const deepestNesting = 100;

/**
 * The documents of a YAML text, in order; problems are in each one's `errors`. Undefined where collections nest too deeply.
 * That is seen while they are parsed, as both what ends many of them at once and what composes them recurse: whoever runs out of
 * stack there cannot count on an exception, as V8 ends the process where a regular expression is compiled with next to no stack left.
 */
export function yamlDocuments(text: string): readonly Document.Parsed[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // A document lies below them, and what is read at the moment above.
    if (parser.stack.length > deepestNesting + 2) return undefined;
  }
  for (const token of parser.end()) tokens.push(token);
  const composer = new Composer({ merge: true, uniqueKeys: false, logLevel: 'silent' });
  return [...composer.compose(tokens)] as Document.Parsed[];
}

/** What a template puts in, by the name of the variable that takes its place. */
type Actions = ReadonlyMap<string, string>;

/**
 * The YAML `text` without the actions of the template that it may be (Go's, Jinja's; `${{ … }}` is GitHub's), every character where it
 * was: what stands alone on a line controls or puts in
 * lines, and is left out; in a line, a variable takes the place of what is put in there. Of branches all are kept.
 */
export function withoutActions(text: string): { readonly plain: string; readonly actions: Actions } {
  const actions = new Map<string, string>();
  const lines = text.replace(/^[ \t]*(?:\{(?:\{[^{}]*\}|%[^{}%]*%)\}[ \t]*)+$/gm, (line) =>
    line.replace(/[^\r\n]/g, ' '),
  );
  const plain = lines.replace(/(?<!\$)\{\{-?([^{}]*?)-?\}\}/g, (written, inner: string) => {
    const variable = placeholder(inner.trim(), written.length);
    actions.set(variable.slice(1), inner.trim());
    return variable;
  });
  return { plain, actions };
}

/** The variable, `length` characters long, that takes the place of what a template puts in by the action `inner`. */
function placeholder(inner: string, length: number): string {
  const name = inner.replace(/^\./, '').replace(/\W+/g, '_');
  return `$__${name}`.slice(0, length).padEnd(length, '_');
}

/** Mappings that a mapping takes over by `<<` in turn. */
export const deepestMerge = 8;

/** The entry `key` of `map`, or of what it takes over by `<<`. */
export function pairIn(map: YAMLMap, key: string, document: Document, depth = 0): Pair | undefined {
  const own = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  if (own !== undefined || depth > deepestMerge) return own;
  for (const { key: name, value } of map.items) {
    if (!isMergeKey(name)) continue;
    const all = resolved(value as Node, document);
    for (const one of isSeq(all) ? all.items : [all]) {
      const other = resolved(one as Node, document);
      const found = isMap(other) ? pairIn(other, key, document, depth + 1) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The key `<<`, which the parser has a symbol for. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol');
}

/** What is found in `node` by one key after the other. */
export function at(node: unknown, document: Document, ...keys: readonly string[]): Node | undefined {
  let here = resolved(node as Node, document);
  for (const key of keys)
    here = isMap(here) ? resolved(pairIn(here, key, document)?.value as Node, document) : undefined;
  return here;
}

/** What `node` is, also where it is an alias; undefined for nothing. */
export function resolved(node: Node | null | undefined, document: Document): Node | undefined {
  return (isAlias(node) ? node.resolve(document) : node) ?? undefined;
}

/** The text of a scalar, as a string whatever its type. */
export function textIn(node: Node | undefined): string | undefined {
  return isScalar(node) && node.value !== null ? String(node.value) : undefined;
}
