import * as z from 'zod/mini';
import { type RuleId, ruleIds } from '../findings/finding.js';
import { languages } from '../messages/language.js';
import { patternProblem } from './globs.js';
import { launchersSchema } from './launchers.js';
import { librariesSchema } from './libraries.js';
import { belowRootProblem, described, folderProblem, listOf, oneOf, table, textError } from './values.js';

/** Reads `3.12` as two numbers; versions before 2.7 never had gevent. */
const versionPattern = /^(?:2\.7|3\.\d{1,2})$/;

function versionError(issue: { readonly input?: unknown }): string {
  if (typeof issue.input !== 'number') return textError(issue);
  return `expected a string: write the version in quotes, as in "${issue.input}"`;
}

const entryPoint = /^(?:[A-Za-z_][\w.]*(?::[A-Za-z_][\w.]*)?|[^:]+\.pyw?|[^:]*\/[^:]*)$/;

function entryPointProblem(text: string): string | undefined {
  const problem = belowRootProblem(text)?.replaceAll('folder', 'file');
  if (problem !== undefined) return problem;
  if (entryPoint.test(text)) return undefined;
  return `expected a file, a module or "module:function", found "${text}"`;
}

const level = () => z.optional(oneOf(['off', 'notice', 'warning', 'error']));
const rulesSchema = table(
  Object.fromEntries(
    ruleIds.map((id) => [id, described(`Whether ${id} is reported, and how severe it is.`, level())]),
  ) as Record<RuleId, ReturnType<typeof level>>,
);

/** Everything that can be configured, by the key it has in files and inputs. The one source of names, types and texts. */
export const settingsSchema = table({
  include: described(
    'Globs of the Python files to check; all of them by default.',
    z.optional(listOf(patternProblem)),
  ),
  exclude: described(
    'Globs of files in which nothing is reported; they still run where others import them.',
    z.optional(listOf(patternProblem)),
  ),
  rules: described(
    'Rules by id: "off", or the severity that all their findings have instead of their own.',
    z.optional(rulesSchema),
  ),
  'entry-points': described(
    'Files, modules or "module:function" that run first, besides those that are found.',
    z.optional(listOf(entryPointProblem)),
  ),
  launchers: described(
    'How the program is started, where no file of the repository says so in plain words.',
    z.optional(launchersSchema),
  ),
  'source-roots': described(
    'Folders that top-level modules are found in, besides those found without it.',
    z.optional(listOf(belowRootProblem)),
  ),
  'python-version': described(
    'The Python that runs the code, as in "3.12"; by default those that requires-python allows.',
    z.optional(
      z.string({ error: versionError }).check(
        z.regex(versionPattern, {
          error: (issue) => `expected major.minor as in "3.12", found "${issue.input}"`,
        }),
      ),
    ),
  ),
  'python-path': described(
    'Virtual environments, or folders with installed packages (site-packages), that the code runs with.',
    z.optional(listOf(folderProblem)),
  ),
  libraries: described(
    "What a team's own packages load, keep and patch, by module.",
    z.optional(librariesSchema),
  ),
  'fail-on': described(
    'The least severity that fails a run; "error" by default.',
    z.optional(oneOf(['error', 'warning', 'notice', 'never'])),
  ),
  language: described('What findings, reports and comments are written in.', z.optional(oneOf(languages))),
});

/** Values as they are written, checked but not yet merged with the defaults. */
export type WrittenSettings = z.infer<typeof settingsSchema>;

/** `include`, `exclude`, `source-roots`, … */
export type SettingKey = keyof WrittenSettings;

/** All keys, in the order of the schema. */
export const settingKeys = Object.keys(settingsSchema.shape) as readonly SettingKey[];

/** The keys that the table at `path` of a configuration may have; none where there is no table. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let schema: z.core.$ZodType = settingsSchema;
  for (const key of path) {
    schema = tableIn(schema);
    if (typeof key === 'number') continue;
    const { def } = (schema as z.core.$ZodTypes)._zod;
    if (def.type === 'record') {
      schema = def.valueType;
      continue;
    }
    const inner: z.core.$ZodType | undefined = shapeOf(schema)[String(key)];
    if (inner === undefined) return [];
    schema = inner;
  }
  return Object.keys(shapeOf(tableIn(schema)));
}

/** Looks through what is optional, and takes the table of a choice between one and a list of such. */
function tableIn(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional') return tableIn(def.innerType);
  if (def.type === 'union') return tableIn(def.options[0]!);
  return schema;
}

function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'object' ? def.shape : {};
}
