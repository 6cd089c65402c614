import { describe, expect, test } from '@jest/globals';
import { hasMainGuard } from '../../src/project/main-guard.js';
import { parseModule } from '../../src/python/parse.js';

const guards: Readonly<Record<string, string>> = {
  plain: 'if __name__ == "__main__":\n    run()\n',
  'the other way round': "if '__main__' == __name__:\n    run()\n",
  'in parentheses': 'if (__name__ == "__main__"):\n    run()\n',
  'without blanks': "if(__name__=='__main__'):run()\n",
  'not equal': 'if __name__ != "__main__":\n    raise ImportError\n',
  'a double negation': "if not __name__ != '__main__':\n    run()\n",
  is: "if __name__ is '__main__':\n    run()\n",
  'Python 2': "if __name__ <> '__main__':\n    raise ImportError\n",
  'one of several names': 'if __name__ in ("__main__", "builtins"):\n    run()\n',
  'none of several names': 'if __name__ not in {"__main__"}:\n    raise ImportError\n',
  'part of a name': "if 'x__main__'.endswith(__name__) or '__main__' in __name__:\n    run()\n",
  'one of two conditions': 'if sys.argv and __name__ == "__main__":\n    run()\n',
  'in try': 'try:\n    if __name__ == "__main__":\n        run()\nexcept KeyboardInterrupt:\n    pass\n',
  'in a handler': 'try:\n    import x\nexcept ImportError:\n    if __name__ == "__main__":\n        run()\n',
  'in finally': 'try:\n    import x\nfinally:\n    if __name__ == "__main__":\n        run()\n',
  'in with': 'with suppress(OSError):\n  if __name__ == "__main__":\n    run()\n',
  'in a branch': 'if sys.platform == "linux":\n\tif __name__ == "__main__":\n\t\trun()\n',
  'in a function': 'def main():\n    if __name__ == "__main__":\n        run()\nmain()\n',
  'in a class': 'class App:\n    if __name__ == "__main__":\n        run()\n',
  elif: 'if x:\n    pass\nelif __name__ == "__main__":\n    run()\n',
  while: 'while __name__ == "__main__":\n    run()\n',
  assert: 'assert __name__ == "__main__"\n',
  and: '__name__ == "__main__" and run()\n',
  'a conditional expression': 'run() if __name__ == "__main__" else None\n',
  'a flag': 'IS_MAIN = __name__ == "__main__"\nif IS_MAIN:\n    run()\n',
  'a flag by :=': 'if (is_main := __name__ == "__main__"):\n    run()\n',
  'a name for the text': 'MAIN = "__main__"\nif __name__ == MAIN:\n    run()\n',
  'a name for several': 'MAINS = ["__main__", "builtins"]\nif __name__ in MAINS:\n    run()\n',
  'a set of names': 'MAINS = frozenset(["__main__"])\nif __name__ in MAINS:\n    run()\n',
  'another name for __name__': 'name = __name__\nif name == "__main__":\n    run()\n',
  'globals()': "if globals()['__name__'] == '__main__':\n    run()\n",
  'globals().get': "if globals().get('__name__') == '__main__':\n    run()\n",
  'a method of the name': 'if __name__.endswith("__main__"):\n    run()\n',
  'the beginning of the name': 'if __name__.startswith("__main"):\n    run()\n',
  'the end of the name': 'if __name__.endswith("main__"):\n    run()\n',
  'a word in the name': 'if "main" in __name__:\n    run()\n',
  'a name without underscores': 'if __name__.strip("_") == "main":\n    run()\n',
  'a part of the name': 'if __name__[2:-2] == "main":\n    run()\n',
  'a stripped name': 'if __name__.strip() == "__main__":\n    run()\n',
  'an operator': 'if operator.eq(__name__, "__main__"):\n    run()\n',
  'a table': '{"__main__": run}.get(__name__, print)()\n',
  'a table by index': 'TABLE = {"__main__": run, "app": print}\nTABLE[__name__]()\n',
  match: 'match __name__:\n    case "__main__":\n        run()\n',
  'match with alternatives': 'match __name__:\n    case "app" | \'__main__\':\n        run()\n',
  'match of several': 'match (__name__, 1):\n    case ("__main__", 1):\n        run()\n',
  'match with a condition': 'match 1:\n    case x if __name__ == "__main__":\n        run()\n',
  'a function that is asked':
    'def is_main(name):\n    return name == "__main__"\nif is_main(__name__):\n    run()\n',
  'the modules themselves': 'if sys.modules[__name__] is sys.modules["__main__"]:\n    run()\n',
  'a lambda': 'guard = lambda: __name__ == "__main__"\nif guard():\n    run()\n',
};

const lookAlikes: Readonly<Record<string, string>> = {
  'a comment': '# if __name__ == "__main__":\nimport a\n',
  'a docstring': '"""Use it so:\n\nif __name__ == "__main__":\n    run()\n"""\nimport a\n',
  'a text': 'TEMPLATE = """\nif __name__ == "__main__":\n    run()\n"""\n',
  "another module's name": 'if module.__name__ == "__main__":\n    pass\n',
  "a caller's name": 'def caller(frame):\n    return frame.f_globals["__name__"] == "__main__"\n',
  'another name': 'if __name__ == "app":\n    run()\n',
  'a name that is missing its underscores': 'if __name__ == "main":\n    run()\n',
  'a beginning of another text': 'log = getLogger(__name__)\nif command.startswith("main"):\n    run()\n',
  'another name, and the word': 'main = sys.modules["__main__"]\nif __name__ == "app":\n    run()\n',
  'the main module': 'import __main__\nlog = getLogger(__name__)\nprint(__main__.__file__)\n',
  'running another': 'runpy.run_module("app", run_name="__main__")\nlog = getLogger(__name__)\n',
  'match of another subject': 'match name:\n    case "__main__":\n        run()\nlog = getLogger(__name__)\n',
  'match with the word in a body': 'match __name__:\n    case "app":\n        run("__main__")\n',
};

const asked = (text: string) => hasMainGuard(text, () => parseModule(text));

describe('hasMainGuard', () => {
  test.each(Object.entries(guards))('%s', (_, text) => {
    expect(asked(text)).toBe(true);
  });
  test.each(Object.entries(lookAlikes))('not %s', (_, text) => {
    expect(asked(text)).toBe(false);
  });
});

test('a file without the word is not parsed', () => {
  const parsed = () => {
    throw new Error('parsed');
  };
  expect(hasMainGuard('if __name__ == "app":\n    run()\n', parsed)).toBe(false);
});
