import type { ImportMove } from '../../src/findings/finding.js';
import type { Rewriter } from '../../src/formatters/index.js';

/** A module, a tool, and which imports stand above the patch after the tool has been at it. */
export interface FormatterCase {
  readonly name: string;
  readonly tool: Rewriter['tool'];
  readonly move: ImportMove;
  readonly text: string;
  /** Modules that pass the patch. */
  readonly passed: readonly string[];
}

const call = 'from gevent import monkey\n\nmonkey.patch_all()\n';
const side = 'import _gevent_patch\n';

function each(
  tools: readonly (readonly [Rewriter['tool'], ImportMove])[],
  cases: readonly (readonly [string, string, readonly string[]])[],
): readonly FormatterCase[] {
  return tools.flatMap(([tool, move]) =>
    cases.map(([name, text, passed]) => ({ name: `${tool} ${move}: ${name}`, tool, move, text, passed })),
  );
}

/** What was found by running the tools; test/oracle/formatters.oracle.test.ts runs them again. */
export const formatterCases: readonly FormatterCase[] = [
  ...each(
    [
      ['autopep8', 'e402'],
      ['ruff', 'e402'],
    ],
    [
      ['imports below the call', `"""Doc."""\n${call}\nimport os\nimport requests\n`, ['os', 'requests']],
      ['an import over several lines', `${call}from ssl import (\n    SSLContext,\n)\n`, ['ssl']],
      ['noqa on the first line of it', `${call}from ssl import (  # noqa: E402\n    SSLContext,\n)\n`, []],
      ['noqa: E402 on some', `${call}import os  # noqa: E402\nimport requests\n`, ['requests']],
      ['noqa without a code', `${call}import requests  # noqa\n`, []],
      ['noqa with several codes', `${call}import requests  # noqa: E402, F401\n`, []],
      ['noqa after another comment', `${call}import requests  # type: ignore  # noqa: E402\n`, []],
      [
        'a patch inside of if',
        'from gevent import monkey\nif True:\n    monkey.patch_all()\nimport requests\n',
        [],
      ],
      [
        'a patch inside of try',
        'try:\n    from gevent import monkey\n    monkey.patch_all()\nexcept ImportError:\n    pass\nimport requests\n',
        [],
      ],
      [
        'code above a patch inside of if',
        'X = 1\nfrom gevent import monkey\nif X:\n    monkey.patch_all()\nimport requests\n',
        ['requests'],
      ],
      ['noqa behind a backslash', `${call}from ssl \\\n    import SSLContext  # noqa: E402\n`, []],
      ['isort comments do not count', `${call}# isort: split\nimport requests\n`, ['requests']],
    ],
  ),
  ...each(
    [['autopep8', 'e402']],
    [
      ['noqa with another code', `${call}import requests  # noqa: F401\n`, []],
      [
        'noqa behind the call',
        'from gevent import monkey\nmonkey.patch_all()  # noqa\nimport requests\n',
        [],
      ],
      [
        'off and on around the call',
        'from gevent import monkey\n# autopep8: off\nmonkey.patch_all()\n# autopep8: on\nimport requests\n',
        ['requests'],
      ],
      [
        'off and on around an import',
        `${call}# autopep8: off\nimport requests\n# autopep8: on\nimport os\n`,
        ['os'],
      ],
      [
        'off from the call on',
        'from gevent import monkey\n# fmt: off\nmonkey.patch_all()\nimport requests\n',
        [],
      ],
      [
        'noqa on the last line of an import',
        `${call}from ssl import (\n    SSLContext,\n)  # noqa: E402\n`,
        [],
      ],
    ],
  ),
  ...each(
    [['ruff', 'e402']],
    [
      [
        'noqa behind the call',
        'from gevent import monkey\nmonkey.patch_all()  # noqa\nimport requests\n',
        ['requests'],
      ],
      ['noqa with another code', `${call}import requests  # noqa: F401\n`, ['requests']],
      ['a second noqa comment', `${call}import requests  # noqa: F401  # noqa: E402\n`, ['requests']],
      [
        'noqa on the last line of an import',
        `${call}from ssl import (\n    SSLContext,\n)  # noqa: E402\n`,
        ['ssl'],
      ],
    ],
  ),
  ...each(
    [['isort', 'float']],
    [
      ['imports below the call', `${call}\nimport os\nimport requests\n`, ['os', 'requests']],
      ['noqa does not count', `${call}import requests  # noqa: E402\n`, ['requests']],
      [
        'a patch inside of if',
        'from gevent import monkey\nif True:\n    monkey.patch_all()\nimport requests\n',
        ['requests'],
      ],
      ['split below the call', `${call}# isort: split\nimport requests\n`, []],
      [
        'split behind the call',
        'from gevent import monkey\nmonkey.patch_all()  # isort: split\nimport requests\n',
        [],
      ],
      ['off below the call', `${call}# isort: off\nimport requests\n`, []],
      ['off above the call and on below', `# isort: off\n${call}# isort: on\nimport requests\n`, []],
      ['skip on some', `${call}import os\nimport requests  # isort: skip\n`, ['os']],
      ['skip_file', `# isort: skip_file\n${call}import requests\n`, []],
      ['import and call on one line', 'from gevent import monkey; monkey.patch_all()\nimport requests\n', []],
    ],
  ),
  ...each(
    [
      ['isort', 'sort'],
      ['ruff', 'sort'],
    ],
    [
      ['a call ends the block', `${call}import os\nimport requests\n`, []],
      ['an import that patches', `${side}import os\nimport requests\n`, ['os', 'requests']],
      ['blank lines do not end the block', `${side}\nimport os\n`, ['os']],
      ['comments do not end the block', `${side}# first of all\nimport os\n`, ['os']],
      ['code ends the block', `${side}x = 1\nimport os\n`, []],
      ['relative imports stay below', `${side}from . import app\n`, []],
      [
        'a library among libraries',
        'from grequests import get\nimport flask\nfrom aaa import x\nfrom zzz import y\n',
        ['flask', 'aaa'],
      ],
      ['split behind it', 'import _gevent_patch  # isort: split\nimport os\n', []],
      ['split below it', `${side}# isort: split\nimport os\n`, []],
      ['skip behind it', 'import _gevent_patch  # isort: skip\nimport os\n', []],
      ['off and on around it', `# isort: off\n${side}# isort: on\nimport os\n`, []],
      ['skip_file', `# isort: skip_file\n${side}import os\n`, []],
    ],
  ),
  ...each(
    [['isort', 'sort']],
    [['noqa: I001 behind it', 'import _gevent_patch  # noqa: I001\nimport os\n', ['os']]],
  ),
  ...each(
    [['ruff', 'sort']],
    [
      ['noqa: I001 behind it', 'import _gevent_patch  # noqa: I001\nimport os\n', []],
      ['split as a second comment', 'import _gevent_patch  # patches  # isort: split\nimport os\n', ['os']],
    ],
  ),
];
