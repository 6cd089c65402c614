import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../docs/files.mjs';

const example = join(projectFolder, 'examples/late/service');

/** What is shown of the example in `language`: the comment as the README quotes it, and the terminal report. */
export function subjectOf(language) {
  const readme = readFileSync(join(projectFolder, language === 'en' ? 'README.md' : 'README.zh.md'), 'utf8');
  const { path, fix } = JSON.parse(check(language, '--format', 'json')).findings[0];
  const source = readFileSync(join(example, path), 'utf8').split('\n');
  const [edit] = fix.edits;
  return {
    language,
    path,
    comment: quotedComment(readme),
    source: source.slice(0, edit.endLine),
    replaced: { start: edit.startLine, end: edit.endLine },
    terminal: check(language, '--format', 'text'),
  };
}

/** The block quote that starts with a bold line: the comment, without its hidden marker. */
function quotedComment(readme) {
  const quote = /^> \*\*[\s\S]+?(?=\n\n)/m.exec(readme)[0];
  return quote.replace(/^> ?/gm, '');
}

function check(language, ...options) {
  const program = join(projectFolder, 'dist/cli.js');
  const args = [program, 'check', '--fail-on', 'never', '--lang', language, ...options];
  const env = { ...process.env, FORCE_COLOR: '1', NO_COLOR: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: example,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
