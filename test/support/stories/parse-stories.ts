import type { PythonVersion } from '../../../src/patchers/types.js';
import { expectedFindings, expectedOffenders } from './expectations.js';
import { type Needs, type Outcome, outcomes, type Run, type Story } from './story.js';

const heading = /^(#{2,3}) (.+)$/;
const fileName = /^`([^`]+)`:$/;
const fence = /^```(\w*)$/;
const fact = /^(Run|Python|Library|Outcome|Needs|Limit): (.+)$/;

/** What has been read of a story so far. */
interface Draft {
  readonly name: string;
  readonly line: number;
  readonly files: Map<string, string>;
  readonly facts: Map<string, string>;
}

/**
 * The stories of a Markdown page, one for each `##` or `###` heading that has code below it.
 * Code is a fenced block after a line with nothing but its path in backticks and a colon; a block of Python without a
 * path is `example.py`. A path that comes again under one heading starts another story. Throws where the page is not
 * written as it should be: a page is a test.
 */
export function parseStories(markdown: string): readonly Story[] {
  const lines = markdown.split('\n');
  const drafts: Draft[] = [];
  let section = '';
  let name = '';
  let startsAt = 1;
  let path: string | undefined;
  const draft = (line: number): Draft => {
    const last = drafts.at(-1);
    if (last !== undefined && last.name === name && last.line >= startsAt) return last;
    drafts.push({ name, line, files: new Map(), facts: new Map() });
    return drafts.at(-1)!;
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const [, marks, title] = heading.exec(line) ?? [];
    if (marks !== undefined && title !== undefined) {
      if (marks === '##') section = title;
      name = marks === '##' ? title : `${section} > ${title}`;
      startsAt = index + 1;
      path = undefined;
      continue;
    }
    const [, key, value] = fact.exec(line) ?? [];
    if (key !== undefined && value !== undefined) draft(startsAt).facts.set(key, value);
    const named = fileName.exec(line)?.[1];
    if (named !== undefined) path = named;
    const language = fence.exec(line)?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', index + 1);
    if (end < 0) throw new Error(`line ${index + 1}: the block has no end`);
    const code = `${lines.slice(index + 1, end).join('\n')}\n`;
    const isPython = language === 'py' || language === 'python';
    if (path !== undefined || isPython) {
      const file = path ?? 'example.py';
      if (draft(startsAt).files.has(file)) startsAt = index + 1;
      draft(startsAt).files.set(file, code);
    }
    path = undefined;
    index = end;
  }
  return drafts.filter(({ files }) => files.size > 0).map(storyOf);
}

function storyOf({ name, line, files, facts }: Draft): Story {
  const run = facts.get('Run');
  const outcome = facts.get('Outcome');
  const library = facts.get('Library');
  return {
    name,
    line,
    files: Object.fromEntries(files),
    findings: [...files].flatMap(([path, text]) => expectedFindings(path, text)),
    offenders: [...files].flatMap(([path, text]) => expectedOffenders(path, text)),
    run: run === undefined ? undefined : runOf(run),
    pythonVersion: versionOf(facts.get('Python')),
    library: library === 'eventlet' ? 'eventlet' : 'gevent',
    outcome: outcome?.split(/, */).map(outcomeOf),
    needs: needsOf(facts.get('Needs')),
    limit: facts.get('Limit'),
  };
}

function runOf(text: string): Run {
  const [command, ...args] = text.split(' ');
  if (command === 'import' && args[0] !== undefined) return { kind: 'import', module: args[0] };
  if (command === 'python' && args[0] === '-m' && args[1] !== undefined)
    return { kind: 'module', module: args[1], args: args.slice(2) };
  if (command === 'python' && args[0] !== undefined)
    return { kind: 'script', path: args[0], args: args.slice(1) };
  throw new Error(`cannot run "${text}"`);
}

function versionOf(text: string | undefined): PythonVersion | undefined {
  if (text === undefined) return undefined;
  const [major, minor] = text.split('.').map(Number);
  return [major ?? 3, minor ?? 0];
}

function needsOf(text: string | undefined): Needs | undefined {
  if (text === undefined) return undefined;
  const [, library, major, minor] = /^(gevent|eventlet)<(\d+)\.(\d+)$/.exec(text) ?? [];
  if (library !== 'gevent' && library !== 'eventlet') throw new Error(`cannot read "${text}"`);
  return { library, before: [Number(major), Number(minor)] };
}

function outcomeOf(text: string): Outcome {
  const outcome = outcomes.find((one) => one === text);
  if (outcome === undefined) throw new Error(`no such outcome: ${text}`);
  return outcome;
}
