import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { declarationReader } from '../../src/launchers/declared.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import { snapshotOf, toFilePath } from '../../src/project/snapshot.js';
import { parseStories } from '../support/stories/parse-stories.js';
import { settingsOf } from '../support/stories/verdict.js';

const [plain] = parseStories('## Any\n\n```py\nimport os\n```\n');
const settings = settingsOf(plain!);

/** Notices of a repository whose application mentions gevent, with these other files. */
function noticesOf(files: Readonly<Record<string, string>>): readonly object[] {
  const app = 'import requests\n# served by gevent\n';
  return analyze(snapshotOf({ 'app.py': app, ...files }), settings).notices;
}

const unknown = (path: string, line: number, program: string, word: string) => ({
  kind: 'unknown-launch',
  about: 'unknown-word',
  path,
  line,
  program,
  word,
});
const unread = (path: string, line: number) => ({
  kind: 'unknown-launch',
  about: 'unread-file',
  path,
  line,
});

describe('a launcher that cannot be read is said once, with its place', () => {
  test.each([
    [
      'a worker of a variable',
      'start.sh',
      'set -e\nexec gunicorn -k $WORKER app:app\n',
      2,
      'gunicorn',
      '$WORKER',
    ],
    ['an application of a variable', 'Procfile', 'web: gunicorn -k gevent $APP\n', 1, 'gunicorn', '$APP'],
    ['an application after a flag', 'Procfile', 'web: gunicorn --preload $APP\n', 1, 'gunicorn', '$APP'],
    ['a worker that a command says', 'run.sh', 'gunicorn -k $(cat worker) app:app\n', 1, 'gunicorn', '$(…)'],
    [
      'a worker that a chart has no value for',
      'chart/templates/web.yaml',
      'apiVersion: apps/v1\nspec:\n  containers:\n    - command: [gunicorn, -k, "{{ .Values.worker }}", "app:app"]\n',
      4,
      'gunicorn',
      '{{ … }}',
    ],
    ['all that the script is given', 'run.sh', 'gunicorn "$@"\n', 1, 'gunicorn', '$@'],
    ['a pool', 'worker.sh', 'celery -A app worker --pool=$POOL\n', 1, 'celery', '$POOL'],
    ['a template', 'Dockerfile', 'FROM python\nCMD gunicorn -k {{ worker }} app:app\n', 2, 'gunicorn', '{{'],
    [
      'a variable that is set one way or another',
      'start.sh',
      'K=sync\nif test "$1"; then\n  K=gevent\nfi\ngunicorn -k $K app:app\n',
      5,
      'gunicorn',
      '$K',
    ],
  ])('%s', (_, path, text, line, program, word) => {
    expect(noticesOf({ [path]: text })).toEqual([unknown(path, line, program, word)]);
  });

  test.each([
    ['a Compose file', 'compose.yml', 'services:\n\tweb: {command: gunicorn app:app\n'],
    [
      'a template of a chart',
      'charts/templates/web.yaml',
      'apiVersion: v1\n{{- if .Values.web }}\nspec:\n  containers:\n    - command: [gunicorn, app\n{{- end }}\n',
    ],
    ['a manifest', 'manifest.yml', 'applications:\n- name: a\n command: "gunicorn app\n'],
  ])('%s that is no YAML', (_, path, text) => {
    const line = text.split('\n').findIndex((one) => one.includes('gunicorn')) + 1;
    expect(noticesOf({ [path]: text })).toEqual([unread(path, line)]);
  });
});

describe('nothing is said', () => {
  test.each<[string, Record<string, string>]>([
    [
      'where only the number of workers is open',
      { 'run.sh': 'gunicorn -k gevent -w $N -b 0.0.0.0:$PORT app:app\n' },
    ],
    [
      'of a variable that another file gives a value',
      {
        'start.sh': 'exec gunicorn -k $WORKER app:app\n',
        Dockerfile: 'FROM python\nENV WORKER=gevent\nCMD ["./start.sh"]\n',
      },
    ],
    [
      'of a resource or an image that is called like one',
      {
        'deploy.sh':
          'kubectl set image deployment/celery celery=shop/api:$COMMIT\ndocker push shop/celery $TAG\nhelm upgrade $X charts/gunicorn\n',
      },
    ],
    [
      'of a template that only has the name of one',
      {
        'charts/templates/celery.yaml':
          'metadata:\n  {{- if .Values.celery }}\n  name: celery\n  replicas: {{ .Values.celery.replicas }}\n  image: "celery"\n{{- end }}\n',
      },
    ],
    ['of what is installed', { 'setup.sh': 'pip install gunicorn==$VERSION\n' }],
    [
      'of YAML that is broken and starts nothing',
      { 'k8s/a.yaml': 'apiVersion: v1\n{{ if }}\n# not gunicorn\n' },
    ],
  ])('%s', (_, files) => {
    expect(noticesOf(files)).toEqual([]);
  });

  test('where nobody speaks of a patcher', () => {
    const files = { 'app.py': 'import requests\n', Procfile: 'web: gunicorn -k $WORKER app:app\n' };
    expect(analyze(snapshotOf(files), settings).notices).toEqual([]);
  });
});

describe('hostile files are read in no time, and the rest still is', () => {
  const bomb = [
    'a0: &a0 [x, x]',
    ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`),
    'services:\n  web:\n    environment: *a40\n    command: gunicorn -k gevent app:app',
  ].join('\n');
  const loop =
    'services: &s\n  web: &w\n    <<: *w\n    environment: *s\n    command: gunicorn -k gevent app:app\n';

  test.each([
    ['a YAML bomb', 'compose.yml', bomb],
    ['a mapping that takes over itself', 'compose.yml', loop],
  ])('%s', (_, path, text) => {
    const { launches } = declarationReader(builtInLaunchers).declaredIn(toFilePath(path)!, text);
    expect(launches).toMatchObject([{ by: 'gunicorn', start: { options: { workerClass: 'gevent' } } }]);
  });

  test.each([
    ['brackets', 'compose.yml', `services: ${'['.repeat(5000)} gunicorn`],
    ['a list that is never closed', 'Dockerfile', 'CMD ["gunicorn", "-k\n'],
    ['a heredoc that never ends', 'Dockerfile', 'FROM x\nCOPY <<EOF /a.sh\ngunicorn app:app\n'],
    ['a stage that starts from itself', 'Dockerfile', 'FROM a AS a\nFROM a AS a\nCMD gunicorn\n'],
    ['variables of themselves', 'Dockerfile', 'FROM a\nENV A=$A$A$A B=$B-$A\nCMD gunicorn -k $A app\n'],
  ])('%s', (_, path, text) => {
    expect(() => declarationReader(builtInLaunchers).declaredIn(toFilePath(path)!, text)).not.toThrow();
  });
});
