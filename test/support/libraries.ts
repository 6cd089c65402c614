import { defaultSettings, type Settings } from '../../src/config/settings.js';
import { librariesOf } from '../../src/environment/index.js';
import type { Libraries } from '../../src/interpreter/library-model.js';
import type { Program } from '../../src/project/program.js';

/** What is known of libraries where `program` runs, with default settings but for `settings`. */
export function librariesFor(
  program: Program,
  settings: Partial<Pick<Settings, 'libraries' | 'pythonVersion' | 'patchers'>> = {},
): Libraries {
  return librariesOf(program, { ...defaultSettings, ...settings });
}
