/** Compares what the execution model says of installed packages with what was measured. See README.md. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analyze } from '../../lib/alt/analysis/analyze.js';
import { defaultSettings } from '../../lib/alt/config/settings.js';
import { installedFolders } from '../../lib/alt/host/node/installed-folders.js';
import { effectOfHold } from '../../lib/alt/knowledge/effects.js';
import { snapshotOf } from '../../lib/alt/tree/snapshot.js';

const here = import.meta.dirname;
const patches = {
  gevent: 'from gevent import monkey\nmonkey.patch_all()\n',
  eventlet: 'import eventlet\neventlet.monkey_patch()\n',
};
const rank = { notice: 1, warning: 2, error: 3 };

function importOf(target) {
  const [module, attribute] = target.split(':');
  return attribute === undefined ? `import ${module}\n` : `from ${module} import ${attribute}\n`;
}

/** The worst severity of what the record says stays stale, with either patcher; 0 for nothing. */
function recordedSeverity(holds, python) {
  let worst = 0;
  for (const { effect, ...hold } of holds) {
    for (const library of Object.keys(patches)) {
      const found = effectOfHold(library, effect === null ? hold : { ...hold, effect }, python);
      worst = Math.max(worst, rank[found?.severity] ?? 0);
    }
  }
  return worst;
}

/** The worst severity of what the model finds, and the names. Merely loaded standard-library modules do not count. */
function modelled(target, installed, python) {
  let worst = 0;
  const names = new Set();
  for (const patch of Object.values(patches)) {
    const snapshot = { ...snapshotOf({ 'main.py': importOf(target) + patch }), installed };
    const { findings, notices } = analyze(snapshot, { ...defaultSettings, pythonVersion: python });
    for (const { offenders, severity, confidence } of findings) {
      for (const one of offenders.filter(({ effect }) => effect !== 'loaded')) {
        worst = Math.max(worst, rank[severity]);
        for (const name of one.names)
          names.add(
            `${name}${confidence === 'high' ? '' : ' (conditional)'} in ${one.chain.at(-1).module} ${severity}`,
          );
      }
    }
    for (const { kind } of notices) if (kind === 'limit-reached') names.add('LIMIT');
  }
  return { worst, names: [...names] };
}

const [pool, ...wanted] = process.argv
  .slice(2)
  .map((argument, index) => (index === 0 ? resolve(argument) : argument));
const records = JSON.parse(execFileSync('python3', [join(here, 'recorded.py')], { maxBuffer: 1 << 28 }));
let agreed = 0,
  agreedAll = 0,
  total = 0;
const times = [];
for (const [label, record] of Object.entries(records)) {
  if (wanted.length > 0 && !wanted.includes(label)) continue;
  const pins = Object.entries(record.installed).map((pin) => join(pool, pin.join('-')));
  const absent = pins.filter((folder) => !existsSync(folder));
  if (record.error !== null || absent.length > 0) {
    console.log(`${label}: not compared: ${record.error ?? absent}`);
    continue;
  }
  const installed = installedFolders(pins);
  const python = record.python.split('.').slice(0, 2).map(Number);
  const started = performance.now();
  for (const [target, { error, holds }] of Object.entries(record.modules)) {
    if (error !== null) continue;
    const was = recordedSeverity(holds, python);
    const is = modelled(target, installed, python);
    total++;
    if (was >= 2 === is.worst >= 2) agreed++;
    else {
      console.log(`${label} ${target}: recorded ${was}, modelled ${is.worst}`);
      console.log(
        '   recorded:',
        [
          ...new Set(
            holds
              .filter((h) => h.effect !== 'native-lock')
              .map((h) => `${h.name} ${h.form} in ${h.holder}.${h.where}`),
          ),
        ]
          .slice(0, 12)
          .join('; '),
      );
      console.log('   modelled:', is.names.slice(0, 12).join('; '));
    }
    if (was >= 1 === is.worst >= 1) agreedAll++;
    if (wanted.length > 0) {
      console.log(target, was, is, holds);
    }
  }
  process.stderr.write(`${label} `);
  times.push([Math.round(performance.now() - started), label]);
}
console.log({ total, agreed, share: agreed / total, agreedAll: agreedAll / total });
console.log(
  times
    .sort((a, b) => b[0] - a[0])
    .slice(0, 12)
    .map((t) => t.join(' '))
    .join(', '),
);
