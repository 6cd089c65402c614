import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';

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
