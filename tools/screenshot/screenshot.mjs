// Makes the pictures of docs/images/, or with --check only tells whether what they show has changed. See README.md here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../docs/files.mjs';
import { commentPage, terminalPage } from './pages.mjs';
import { subjectOf } from './subjects.mjs';

const images = join(projectFolder, 'docs/images');
const record = join(images, 'made-from.json');

const pictures = ['en', 'zh'].flatMap((language) => {
  const subject = subjectOf(language);
  const suffix = language === 'en' ? '' : `.${language}`;
  return [
    { name: `comment-light${suffix}.png`, html: commentPage(subject, 'light'), width: 860 },
    { name: `comment-dark${suffix}.png`, html: commentPage(subject, 'dark'), width: 860 },
    { name: `terminal${suffix}.png`, html: terminalPage(subject), width: 900 },
  ];
});
const digests = Object.fromEntries(
  pictures.map(({ name, html }) => [name, createHash('sha256').update(html).digest('hex')]),
);
const before = process.argv.includes('--all') ? {} : JSON.parse(readFileSync(record, 'utf8'));
const changed = pictures.filter(({ name }) => before[name] !== digests[name]);

if (process.argv.includes('--check')) {
  for (const { name } of changed)
    process.stderr.write(`docs/images/${name}: out of date, run node tools/screenshot/screenshot.mjs\n`);
  process.exitCode = changed.length > 0 ? 1 : 0;
} else {
  for (const picture of changed) {
    shoot(picture);
    process.stderr.write(`docs/images/${picture.name}: made\n`);
  }
  writeFileSync(record, `${JSON.stringify(digests, undefined, 2)}\n`);
}

/** Renders a page twice: once to learn how high it is, and once at that size. */
function shoot({ name, html, width }) {
  const folder = mkdtempSync(join(tmpdir(), 'late-patch-screenshot-'));
  try {
    const file = join(folder, 'page.html');
    const address = pathToFileURL(file).href;
    const measure =
      '<script>document.title = Math.ceil(document.body.getBoundingClientRect().height)</script>';
    writeFileSync(file, html.replace('</body>', `${measure}</body>`));
    const [, height] = /<title>(\d+)<\/title>/.exec(
      chromium(folder, `--window-size=${width},400`, '--dump-dom', address),
    );
    writeFileSync(file, html);
    chromium(
      folder,
      `--window-size=${width},${height}`,
      `--screenshot=${join(images, name)}`,
      '--force-device-scale-factor=1.5',
      address,
    );
    run('pngquant', ['64', '--force', '--ext', '.png', join(images, name)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function chromium(folder, ...options) {
  return run(process.env.CHROMIUM ?? 'chromium', [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--hide-scrollbars',
    `--user-data-dir=${join(folder, 'profile')}`,
    ...options,
  ]);
}

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout;
}
