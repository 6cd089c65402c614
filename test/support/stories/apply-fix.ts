import { analyze } from '../../../src/analysis/analyze.js';
import { type LatePatch, patchText } from '../../../src/findings/finding.js';
import { snapshotOf } from '../../../src/project/snapshot.js';
import { parseModule } from '../../../src/python/parse.js';
import { applyEdits } from './apply-edits.js';
import type { Story } from './story.js';
import { settingsOf } from './verdict.js';

/** What a finding's fix does to its story. */
export interface FixResult {
  readonly files: Readonly<Record<string, string>>;
  /** Syntax problems of changed files that were not there before. */
  readonly newProblems: number;
  /** Findings after the fix, as lines without line numbers. */
  readonly after: readonly string[];
  readonly before: readonly string[];
}

/** Applies the fix of `finding` to the files of `story` and analyses the result. */
export function fixed(story: Story, finding: LatePatch): FixResult {
  const files = applyEdits(story.files, finding.fix?.edits ?? []);
  const problems = (text: string) => parseModule(text).problems.length;
  let newProblems = 0;
  for (const [path, text] of Object.entries(files)) {
    if (path.endsWith('.py')) newProblems += Math.max(0, problems(text) - problems(story.files[path]!));
  }
  const report = (of: Readonly<Record<string, string>>) =>
    analyze(snapshotOf(of), settingsOf(story)).findings.map(identity).sort();
  return { files, newProblems, before: report(story.files), after: report(files) };
}

/** What a finding is about, apart from where its lines are. */
export function identity({ rule, location, patch }: LatePatch): string {
  return `${rule} at ${location.path}: ${patchText(patch.by)} in ${patch.location.path}`;
}

/** Most fixes applied one after the other. */
const mostRounds = 5;

/** The files of `story` with fixes applied until none is on offer; undefined when errors or warnings remain. */
export function cured(story: Story): Story | undefined {
  let files = story.files;
  for (let round = 0; round < mostRounds; round++) {
    const { findings } = analyze(snapshotOf(files), settingsOf(story));
    const fix = findings.find((finding) => finding.fix !== undefined)?.fix;
    if (fix === undefined) {
      const harmful = findings.some((finding) => finding.severity !== 'notice');
      return harmful ? undefined : { ...story, files };
    }
    files = applyEdits(files, fix.edits);
  }
  return undefined;
}
