import { pagesIn } from './stories/pages.js';
import type { Story } from './stories/story.js';

/** One heading of docs/troubleshooting.md. */
export interface Trouble {
  readonly name: string;
  /** What Python prints, in the words of different versions; none where a program stands still instead. */
  readonly messages: readonly string[];
  /** The program that fails, and the one that does not. */
  readonly stories: readonly Story[];
}

const page = pagesIn('docs').find(({ name }) => name === 'troubleshooting')!;

/** The headings of docs/troubleshooting.md that have programs. */
export const troubles: readonly Trouble[] = [...new Set(page.stories.map(({ name }) => name))].map(
  (name) => ({
    name,
    messages: [...`${name} ${textBelow(name)}`.matchAll(/^`([^`]+)`|it reads\s`([^`]+)`/g)].map(
      ([, heading, text]) => heading ?? text!,
    ),
    stories: page.stories.filter((story) => story.name === name),
  }),
);

/** The words between a heading and its first program. */
function textBelow(name: string): string {
  const [, below] = page.text.split(`\n## ${name}\n`);
  return below!.slice(0, below!.indexOf('```'));
}
