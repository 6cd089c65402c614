/**
 * reviewdog itself reads what is written for it, and gives it back as it was. LATE_PATCH_REVIEWDOG names it, where it is not on the
 * path: `go install github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0`.
 */
import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { renderRdjson } from '../../src/report/exchange.js';
import type { ReportInput } from '../../src/report/input.js';
import { renderSarif } from '../../src/report/sarif.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { reportOf, sample, texts } from './sample.js';

const reviewdog = process.env['LATE_PATCH_REVIEWDOG'] ?? 'reviewdog';

/** What reviewdog makes of a report in `format`, of a repository with the files of the samples. */
function read(report: ReportInput, format: 'rdjson' | 'sarif', ...options: readonly string[]) {
  const cwd = temporaryFolder(Object.fromEntries(texts));
  spawnSync('git', ['init', '-q'], { cwd });
  const input = format === 'rdjson' ? renderRdjson(report) : renderSarif(report);
  const { status, stdout } = spawnSync(
    reviewdog,
    [`-f=${format}`, '-name=late-patch', '-filter-mode=nofilter', ...options],
    { cwd, input, encoding: 'utf8' },
  );
  return { status, stdout, input };
}

interface Diagnostics {
  readonly diagnostics: readonly {
    readonly location: {
      readonly path: string;
      readonly range: { readonly start: { readonly line: number } };
    };
    readonly message: string;
    readonly severity: string;
    readonly code: { readonly value: string };
    readonly suggestions?: readonly { readonly text: string }[];
  }[];
}

const isThere = spawnSync(reviewdog, ['-version']).status === 0;

if (!isThere) {
  const why = 'LATE_PATCH_REVIEWDOG names no reviewdog, and there is none on the path';
  process.stderr.write(`reviewdog: the reports were not read by it: ${why}\n`);
  test.skip(`reviewdog reads the reports (${why})`, () => undefined);
} else {
  const report = reportOf([sample]);

  test('rdjson is what it was, suggestions too', () => {
    const { status, stdout, input } = read(report, 'rdjson', '-reporter=rdjson');
    const without = ({ diagnostics }: Diagnostics) =>
      diagnostics.map((one) => ({ ...one, source: undefined, original_output: undefined }));
    expect(status).toBe(0);
    expect(without(JSON.parse(stdout))).toEqual(without(JSON.parse(input)));
    expect((JSON.parse(stdout) as Diagnostics).diagnostics[0]!.suggestions).toHaveLength(1);
  });

  test('sarif has the same message, severity and rule', () => {
    const { stdout } = read(report, 'sarif', '-reporter=rdjson');
    const [one] = (JSON.parse(stdout) as Diagnostics).diagnostics;
    const [other] = (JSON.parse(renderRdjson(report)) as Diagnostics).diagnostics;
    expect({ ...one!.code, severity: one!.severity, path: one!.location.path }).toMatchObject({
      value: other!.code.value,
      severity: other!.severity,
      path: other!.location.path,
    });
    expect(one!.location.range.start.line).toBe(sample.location.start.line);
  });

  test.each(['rdjson', 'sarif'] as const)(
    'an error in %s fails a run that is to fail by errors',
    (format) => {
      expect(read(report, format, '-reporter=local', '-fail-level=error').status).toBe(1);
      expect(read(reportOf([]), format, '-reporter=local', '-fail-level=error').status).toBe(0);
    },
  );
}
