import type { ExpectedFinding, ExpectedOffender } from './story.js';

const late = /#\s*late:\s*([^#]+)/;
const offender = /#\s*offender:\s*([\w.]+)\s+(recursion|stale|loaded)/g;

/** The `# late: rule-a, rule-b (severity)` comments of one file. */
export function expectedFindings(path: string, text: string): readonly ExpectedFinding[] {
  return text.split('\n').flatMap((line, index) =>
    (late.exec(line)?.[1] ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const [, rule, severity] = /^([\w-]+)(?: \((error|warning|notice)\))?$/.exec(part) ?? [];
        if (rule === undefined) throw new Error(`${path}:${index + 1}: cannot read "${part}"`);
        return { path, line: index + 1, rule, severity };
      }),
  );
}

/** The `# offender: module effect` comments of one file. */
export function expectedOffenders(path: string, text: string): readonly ExpectedOffender[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(offender)].map((match) => ({
      path,
      line: index + 1,
      module: match[1]!,
      effect: match[2]!,
    })),
  );
}
