import { readLog, symptomsIn } from '../../src/messages/symptoms.js';
import { pagesIn } from './stories/pages.js';
import type { Story } from './stories/story.js';

/** One heading of docs/troubleshooting.md. */
export interface Trouble {
  readonly name: string;
  /** What Python prints, in the words of different versions; none where a program stands still instead. */
  readonly messages: readonly string[];
  /** The program that fails, and the one that does not: those below the heading, or those of a rule's page that it links; none for old versions. */
  readonly stories: readonly Story[];
}

const page = pagesIn('docs').find(({ name }) => name === 'troubleshooting')!;
const rulePages = pagesIn('docs/rules');

/** The headings of docs/troubleshooting.md that are messages, or have programs. */
export const troubles: readonly Trouble[] = [...page.text.matchAll(/^## (.+)$/gm)].flatMap(
  ([, name = '']) => {
    const own = page.stories.filter((story) => story.name === name);
    const stories = own.length > 0 ? own : linkedStories(wordsBelow(name));
    if (stories.length === 0 && !name.startsWith('`')) return [];
    const told = `${name} ${wordsBelow(name)}`.matchAll(/^`([^`]+)`|it reads\s`([^`]+)`/g);
    return [{ name, messages: [...told].map(([, heading, text]) => heading ?? text!), stories }];
  },
);

/** The words between a heading and its first program or the next heading. */
function wordsBelow(name: string): string {
  const below = page.text.split(`\n## ${name}\n`)[1] ?? '';
  return below.split(/^(?:```|## )/m)[0]!;
}

/** The first program of each heading of a rule's page that `words` link to. */
function linkedStories(words: string): readonly Story[] {
  return [...words.matchAll(/\(rules\/([\w-]+)\.md#([\w-]+)\)/g)].flatMap(([, rule, anchor]) => {
    const stories = rulePages.find(({ name }) => name === rule)?.stories ?? [];
    return stories.find((story) => anchorOf(story.name.split(' > ').at(-1)!) === anchor) ?? [];
  });
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');
}

/** The headings that explain what a program said, as `late-patch explain -` finds them. */
export function headingsFor(said: string): readonly string[] {
  return symptomsIn(readLog(said)).flatMap(({ heading }) =>
    troubles.flatMap(({ name }) => (name.includes(`\`${heading}\``) ? [name] : [])),
  );
}
