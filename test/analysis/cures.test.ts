import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { byCause } from '../../src/findings/causes.js';
import { fixedText } from '../../src/findings/finding.js';
import { messagesIn } from '../../src/messages/index.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { wordsOf } from '../../src/report/chain.js';
import { plain } from '../../src/text/prose.js';

type Files = Readonly<Record<string, string>>;

const patch = 'from gevent import monkey\n\nmonkey.patch_all()\n';
const above = (...lines: readonly string[]) => `${lines.map((line) => `${line}\n`).join('')}${patch}`;

/** What is said to cure each finding: the line and its file, or the first sentence of the advice. */
function cures(files: Files): readonly string[] {
  const { findings } = analyze(snapshotOf(files), defaultSettings);
  return byCause(findings).map(({ cure, advice }) => {
    const [first] = cure?.advice ?? advice;
    return cure === undefined ? first!.kind : `${cure.edit.path}: ${cure.code}`;
  });
}

const line = 'from gevent import monkey; monkey.patch_all()';

/** A package whose `__init__` comes before whatever its modules do. */
const packaged: Files = {
  'shop/__init__.py': 'import requests\n',
  'shop/__main__.py': `${patch}\nprint("up")\n`,
};

const instrumentor = 'from opentelemetry.instrumentation.flask import FlaskInstrumentor\n\n';

/** A package that takes hold of what an instrumentor of OpenTelemetry replaces. */
const instrumented: Files = {
  'shop/__init__.py': 'from flask import Flask\n\n\ndef make():\n    return Flask("shop")\n',
};

/** Programs that import `common.py` above their patch. */
function sharing(count: number, common: string): Files {
  const program = `${above('import common')}\ncommon.go()\n`;
  const runs = Array.from({ length: count }, (_, index) => [`run${index + 1}.py`, program] as const);
  return { ...Object.fromEntries(runs), 'common.py': common };
}

const common = 'import requests\n\n\ndef go():\n    requests.get("https://example.org")\n';

describe('one line that cures all of a cause', () => {
  test.each<[name: string, files: Files, path: string, code: string]>([
    ['the package comes first', packaged, 'shop/__init__.py', line],
    [
      'a library patches where it is imported',
      { ...packaged, 'shop/__main__.py': 'import locust\n' },
      'shop/__init__.py',
      'import locust',
    ],
    ['several programs share what is too early', sharing(3, common), 'common.py', line],
    [
      'the patch is behind a call, and its file starts the program',
      {
        'app.py':
          'import requests\n\n\ndef main():\n    from gevent import monkey\n\n    monkey.patch_all(thread=False)\n    requests.get("")\n\n\nmain()\n',
      },
      'app.py',
      'from gevent import monkey; monkey.patch_all(thread=False)',
    ],
    [
      'a move in the program and one in the package would be needed',
      { ...packaged, 'shop/__main__.py': above('import urllib3') },
      'shop/__init__.py',
      line,
    ],
    [
      'one statement imports both, and the outermost package runs before',
      {
        'main.py': 'from shop import web, work\n',
        'shop/__init__.py': '',
        'shop/web.py': 'import requests\n',
        'shop/work.py': patch,
      },
      'main.py',
      line,
    ],
    [
      'the name of the patcher is taken',
      {
        ...packaged,
        'shop/__init__.py': 'import requests\n\nmonkey = "🐒"\n',
      },
      'shop/__init__.py',
      'import gevent.monkey; gevent.monkey.patch_all()',
    ],
    [
      'eventlet',
      { ...packaged, 'shop/__main__.py': 'import eventlet\n\neventlet.monkey_patch(os=False)\n' },
      'shop/__init__.py',
      'import eventlet; eventlet.monkey_patch(os=False)',
    ],
    [
      'truststore',
      {
        'shop/__init__.py': 'from ssl import SSLContext\n',
        'shop/__main__.py': 'import truststore\n\ntruststore.inject_into_ssl()\n',
      },
      'shop/__init__.py',
      'import truststore; truststore.inject_into_ssl()',
    ],
    [
      'a method of a new object',
      { ...instrumented, 'shop/__main__.py': `${instrumentor}FlaskInstrumentor().instrument()\n` },
      'shop/__init__.py',
      'from opentelemetry.instrumentation.flask import FlaskInstrumentor; FlaskInstrumentor().instrument()',
    ],
  ])('%s', (_, files, path, code) => {
    const told = new Set(cures(files));
    expect([...told]).toEqual([`${path}: ${code}`]);
  });

  test('it stands below what has to be first, and lines end as they do there', () => {
    const init =
      '"""A shop."""\r\nfrom __future__ import annotations\r\n\r\n# For HTTP.\r\nimport requests\r\n';
    const { findings } = analyze(snapshotOf({ ...packaged, 'shop/__init__.py': init }), defaultSettings);
    const { edit } = findings[0]!.cure!;
    expect(fixedText(init, edit.path, { edits: [edit] })).toBe(
      init.replace('import requests', 'from gevent import monkey\r\nmonkey.patch_all()\r\nimport requests'),
    );
  });

  test('an import that need not work is guarded, and that it patches more than before is said', () => {
    const files = {
      'setup.py':
        'from setuptools import setup\n\nsetup(entry_points={"console_scripts": ["shop=shop.cli:main"]})\n',
      'shop/__init__.py': 'import requests\n',
      'shop/cli.py':
        'import sys\n\n\ndef main():\n    if sys.argv[1] == "load":\n        try:\n            from shop import load\n        except ImportError:\n            sys.exit(1)\n        load.go()\n',
      'shop/load.py': 'import locust\n\n\ndef go():\n    pass\n',
    };
    const [finding] = byCause(analyze(snapshotOf(files), defaultSettings).findings);
    expect(finding!.cure!.edit.newText).toContain('try:\n    import locust\nexcept ImportError:\n    pass\n');
    expect(plain(wordsOf(finding!, messagesIn('en')).advice)).toBe(
      'Make `import locust` the first statement of `shop/__init__.py`: that alone cures it, which was tried. Keep it in a `try` with `except ImportError`, as it need not be installed. It then patches whatever runs that file, not only where it did so far.',
    );
  });

  test('the moves that do as well are still there', () => {
    const [finding] = byCause(analyze(snapshotOf(sharing(3, common)), defaultSettings).findings);
    expect([finding!, ...finding!.others].map(({ fix }) => fix?.action.kind)).toEqual(
      Array.from({ length: 3 }, () => 'move-patch'),
    );
    const { advice } = wordsOf(finding!, messagesIn('en'));
    expect(plain(advice)).toMatch(
      /^Make `from gevent import monkey; .* cures all 3 programs, which was tried\. Or move /,
    );
    expect(plain(advice)).not.toContain('need the same');
  });
});

describe('no line is said', () => {
  const mover = ['move-above'];
  test.each<[name: string, files: Files, advice: readonly string[]]>([
    ['where a move cures it', { 'app.py': above('import requests') }, mover],
    [
      'where it would patch a program that does not',
      { ...sharing(2, common), 'report.py': 'import common\n\ncommon.go()\n' },
      mover,
    ],
    [
      'where it would patch the file itself, which somebody runs',
      { ...sharing(2, `${common}\n\nif __name__ == "__main__":\n    go()\n`) },
      mover,
    ],
    [
      'where tests would be worse off',
      {
        ...sharing(2, common),
        'conftest.py': 'import requests\n',
        'test_mail.py': 'import common\n\n\ndef test_mail():\n    assert common\n',
      },
      mover,
    ],
    [
      'where the patch depends on something',
      {
        ...packaged,
        'shop/__main__.py':
          'import os\n\nif os.environ.get("GREEN"):\n    from gevent import monkey\n\n    monkey.patch_all()\n',
      },
      ['outermost-package'],
    ],
    [
      'where nobody knows what is patched',
      {
        ...packaged,
        'shop/__main__.py':
          'import os\nfrom gevent import monkey\n\nmonkey.patch_all(thread=bool(os.environ.get("T")))\n',
      },
      ['outermost-package'],
    ],
    [
      'where the patcher has to be set up before',
      {
        ...packaged,
        'shop/__main__.py':
          'from gevent import config, monkey\n\nconfig.resolver = "ares"\nmonkey.patch_all()\n',
      },
      ['outermost-package'],
    ],
    [
      'where a variable has to be set before',
      {
        ...packaged,
        'shop/__init__.py': 'import os\n\nos.environ["GEVENT_RESOLVER"] = "ares"\nimport requests\n',
      },
      ['outermost-package'],
    ],
    [
      'where the patcher is found by a path that is set before',
      { ...packaged, 'shop/__init__.py': 'import sys\n\nsys.path.insert(0, "vendor")\nimport requests\n' },
      ['outermost-package'],
    ],
    [
      'where what the patch returns is of use',
      { ...packaged, 'shop/__main__.py': 'from gevent import monkey\n\nDONE = monkey.patch_all()\n' },
      ['outermost-package'],
    ],
    [
      'where the program asks for the names that it has',
      { ...packaged, 'shop/__init__.py': 'import requests\n\nNAMES = list(globals())\n' },
      ['outermost-package'],
    ],
    [
      'where modules are forgotten before the patch',
      {
        ...packaged,
        'shop/__main__.py': `import sys\n\nsys.modules.pop("threading", None)\n${patch}`,
      },
      ['outermost-package'],
    ],
    [
      'where the patch takes the name away',
      { 'shop/__init__.py': 'from select import epoll\n', 'shop/__main__.py': `${patch}\nprint("up")\n` },
      ['removed'],
    ],
    [
      'where a launcher patches',
      { 'gunicorn.conf.py': 'import requests\n\nworker_class = "gevent"\n' },
      ['launcher'],
    ],
  ])('%s', (_, files, advice) => {
    expect(cures(files)).toEqual(advice);
  });
});
