/**
 * Compares what the execution model reads in installed packages with what was measured of them, and writes
 * agreement.json. See README.md.
 *
 * usage: node tools/knowledge/agreement.mjs POOL [--missing] [RECORD...]      (after npx tsc)
 *
 * POOL is what pool.py unpacked. RECORD compares only these, `--missing` only what agreement.json lacks; what is known
 * of the others stays, so that a run can be cut into parts.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analyze } from '../../lib/analysis/analyze.js';
import { defaultSettings } from '../../lib/config/settings.js';
import { librariesOf } from '../../lib/environment/index.js';
import { installedFolders } from '../../lib/host/node/environment.js';
import { builtInPatchers } from '../../lib/patchers/index.js';
import { createProgram } from '../../lib/project/program.js';
import { snapshotOf } from '../../lib/project/snapshot.js';

const here = import.meta.dirname;
const results = join(here, 'agreement.json');
const severities = ['nothing', 'notice', 'warning', 'error'];
const patches = {
  gevent: 'from gevent import monkey\nmonkey.patch_all()\n',
  eventlet: 'import eventlet\neventlet.monkey_patch()\n',
};

const [pool, ...rest] = process.argv.slice(2);
const wanted = rest.filter((word) => word !== '--missing');
const known = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {};
const records = JSON.parse(execFileSync('python3', [join(here, 'recorded.py')], { maxBuffer: 2 ** 28 }));

for (const [label, record] of Object.entries(records)) {
  if (wanted.length > 0 && !wanted.includes(label)) continue;
  if (rest.includes('--missing') && known[label] !== undefined) continue;
  known[label] = compared(record);
  console.log(label, JSON.stringify(known[label]));
  const sorted = Object.keys(records)
    .sort()
    .filter((name) => known[name] !== undefined)
    .map((name) => ` ${JSON.stringify(name)}: ${JSON.stringify(known[name])}`);
  writeFileSync(results, `{\n${sorted.join(',\n')}\n}\n`);
}

/** {target: [recorded, modelled]}, each the worst that is said of it; a sentence where nothing can be compared. */
function compared({ error, installed: pins, python, modules }) {
  if (error !== null) return error;
  const folders = Object.entries(pins).map((pin) => join(resolve(pool), pin.join('-')));
  const missing = Object.keys(pins).filter((_, index) => !existsSync(folders[index]));
  if (missing.length > 0) return `not installable: ${missing.join(', ')}`;
  const installed = installedFolders(folders);
  const version = python.split('.').slice(0, 2).map(Number);
  const said = {};
  const program = createProgram({ ...snapshotOf({}), installed }, []);
  const libraries = librariesOf(program, { ...defaultSettings, pythonVersion: version });
  for (const [target, entry] of Object.entries(modules)) {
    const { basis } = libraries.importing(target.split(':')[0]) ?? { basis: 'measured' };
    if (entry.error !== null) said[target] = entry.error;
    else if (basis !== 'installed') said[target] = 'compiled, or reviewed by hand: the table answers';
    else {
      const ranks = [recorded(entry.holds, version), modelled(target, installed, version)];
      said[target] = ranks.map((rank) => severities[rank]);
    }
  }
  return said;
}

/** The worst severity, with either patcher, of what the record says stays stale; 0 for nothing. */
function recorded(holds, python) {
  const effects = holds.flatMap(({ effect, ...hold }) =>
    Object.keys(patches).map((library) =>
      builtInPatchers.effectOfHold(library, effect === null ? hold : { ...hold, effect }, python),
    ),
  );
  return Math.max(0, ...effects.map((effect) => severities.indexOf(effect?.severity ?? 'nothing')));
}

/** The worst severity of what is reported of the import above either patch. */
function modelled(target, installed, python) {
  const [module, attribute] = target.split(':');
  const statement = attribute === undefined ? `import ${module}\n` : `from ${module} import ${attribute}\n`;
  const found = Object.values(patches).flatMap((patch) => {
    const snapshot = { ...snapshotOf({ 'main.py': statement + patch }), installed };
    const { findings } = analyze(snapshot, { ...defaultSettings, pythonVersion: python });
    return findings.filter(({ offenders }) => offenders.some(({ effect }) => effect !== 'loaded'));
  });
  return Math.max(0, ...found.map(({ severity }) => severities.indexOf(severity)));
}
