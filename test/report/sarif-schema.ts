import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

// One pattern of the schema is no regular expression of the stricter kind.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
// The package is CommonJS: its default export is the module.
(formats as unknown as { default: (ajv: Ajv) => void }).default(ajv);

const validate = ajv.compile(
  JSON.parse(readFileSync(new URL('sarif-schema-2.1.0.json', import.meta.url), 'utf8')) as object,
);

/** What the official schema of SARIF 2.1.0 has against a log, in words; an empty list when it is valid. */
export function sarifProblems(text: string): readonly string[] {
  if (validate(JSON.parse(text))) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}`);
}
