import { expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { snapshotOf } from '../../src/project/snapshot.js';

const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';

/** How a repository starts run.py, and how many findings that leaves. */
const launches: readonly (readonly [path: string, text: string, findings: number])[] = [
  ['Procfile', 'web: python -m gevent.monkey run.py\n', 0],
  ['Dockerfile', 'FROM python\nCMD ["python", "-m", "gevent.monkey", "run.py"]\n', 0],
  ['Dockerfile', 'FROM python\nENTRYPOINT python -m gevent.monkey run.py\n', 0],
  ['Procfile', 'web: gunicorn -k gevent run:app\n', 0],
  ['Procfile', 'worker: celery -A run worker -P gevent\n', 0],
  ['Procfile', 'web: gunicorn -k flask_sockets.worker run:app\n', 0],
  ['worker.sh', 'uv run dramatiq-gevent --queues network run\n', 0],
  ['worker.sh', 'dramatiq run\n', 1],
  ['worker.bat', 'celery -A run worker -P gevent\r\n', 0],
  ['Dockerfile', 'ENV FLASK_APP=run.py\nENTRYPOINT ["flask"]\nCMD ["run"]\n', 1],
  ['uwsgi.ini', '[uwsgi]\nmodule = web\ngevent-early-monkey-patch = true\nimport = run\n', 0],
  ['Procfile', 'web: python run.py\n', 1],
  ['Procfile', 'web: gunicorn run:app\n', 1],
];

test.each(launches)('%s: %j', (path, text, count) => {
  expect(analyze(snapshotOf({ 'run.py': late, [path]: text }), defaultSettings).findings).toHaveLength(count);
});

test.each([
  ['gunicorn -k own.Worker web:app', ['Procfile:1']],
  ['gunicorn -k gunicorn.workers.ggevent.GeventWorker web:app', []],
])("%s loads a worker class of the program's own first", (command, found) => {
  const files = {
    Procfile: `web: ${command}\n`,
    'own.py':
      'import requests\nfrom gunicorn.workers.ggevent import GeventWorker\nclass Worker(GeventWorker):\n    pass\n',
    'web.py': 'import requests\n',
  };
  const { findings } = analyze(snapshotOf(files), defaultSettings);
  expect(findings.map(({ location }) => `${location.path}:${location.start.line}`)).toEqual(found);
});

test.each([
  ['os.environ.get("WORKER", "gevent")', ['medium']],
  ['os.getenv("WORKER") or "gevent"', ['medium']],
  ['config("WORKER", default="gevent")', ['medium']],
  ['os.environ.get("WORKER", "gthread")', []],
  ['os.environ["WORKER"]', []],
])('worker_class = %s', (value, confidences) => {
  const files = {
    'gunicorn.conf.py': `# gevent by default\nimport os\nwsgi_app = "web:app"\npreload_app = True\nworker_class = ${value}\n`,
    'web.py': 'import requests\n',
  };
  const { findings } = analyze(snapshotOf(files), defaultSettings);
  expect(findings.map(({ confidence }) => confidence)).toEqual(confidences);
});
