import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseStories } from './parse-stories.js';
import type { Story } from './story.js';

/** One Markdown file with its stories. */
export interface Page {
  /** File name without `.md`. */
  readonly name: string;
  readonly text: string;
  readonly stories: readonly Story[];
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The pages of a folder, given relative to the project's root, in the order of their names. */
export function pagesIn(folder: string): readonly Page[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(root, folder, name), 'utf8');
      return { name: name.slice(0, -'.md'.length), text, stories: storiesOf(`${folder}/${name}`, text) };
    });
}

function storiesOf(path: string, text: string): readonly Story[] {
  try {
    return parseStories(text);
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
