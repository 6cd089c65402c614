import { Composer, type CST, type Document, Parser } from 'yaml';

/** Collections in collections. Real manifests have about ten, and the parser spends several frames of the stack on each. */
const deepestNesting = 100;

/**
 * The documents of a YAML text, in order; problems are in each one's `errors`. Undefined where collections nest too deeply.
 * That is asked before they are composed, which recurses: whoever runs out of stack there cannot count on an exception, as
 * V8 ends the process where a regular expression is compiled with next to no stack left.
 */
export function yamlDocuments(text: string): readonly Document.Parsed[] | undefined {
  const tokens = [...new Parser().parse(text)];
  if (nesting(tokens) > deepestNesting) return undefined;
  const composer = new Composer({ merge: true, uniqueKeys: false, logLevel: 'silent' });
  return [...composer.compose(tokens)] as Document.Parsed[];
}

/** How deep collections nest, found without recursion. */
function nesting(tokens: readonly CST.Token[]): number {
  let deepest = 0;
  const pending = tokens.map((token) => ({ token, level: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { token, level } = next;
    if (level > deepest) deepest = level;
    if (token.type === 'document' && token.value) pending.push({ token: token.value, level });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) pending.push({ token: key, level: level + 1 });
      if (value) pending.push({ token: value, level: level + 1 });
    }
  }
  return deepest;
}
