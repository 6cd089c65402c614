/**
 * A text for each kind of file that is read besides Python, by the path it is read at: what people write there, with what matters
 * here in it. They are mutated, and their pieces go into each other.
 */
export const files = {
  Dockerfile:
    'FROM python:3.11 AS base\nARG APP=app\nENV GUNICORN_CMD_ARGS="-k gevent"\nSHELL ["bash", "-c"]\nRUN pip install gevent \\\n  # a comment\n  requests\nFROM base\nENTRYPOINT ["gunicorn", "-k", "gevent"]\nCMD exec gunicorn --worker-class=gevent "$APP:app"\nHEALTHCHECK CMD python -m app\n',
  'compose.yml':
    'x-base: &base\n  image: a\n  environment: {A: b}\nservices:\n  web:\n    <<: *base\n    command: gunicorn -k gevent app:app\n  worker:\n    command: ["celery", "-A", "app", "worker", "-P", "gevent"]\n    entrypoint: >-\n      sh -c "python -m app"\n',
  Procfile:
    'web: gunicorn -k gevent app:app --log-file -\nworker: celery -A app worker -P eventlet -c 100\nrelease: python manage.py migrate\n',
  'run.sh':
    '#!/bin/sh\nset -e\nexport A="$(cat x)" B=\x24{C:-d}\nif [ -n "$A" ]; then\n  exec gunicorn -c gunicorn.conf.py \'app:create()\' "$@"\nfi\npython -m app <<EOF\ngevent\nEOF\nfor i in 1 2; do celery -A app worker -Pgevent & done\n',
  'start.bat': '@echo off\r\nset X=1\r\npython -m app %*\r\ncelery -A app worker -P gevent ^\r\n  -c 4\r\n',
  Makefile:
    'APP ?= app\nrun: deps\n\t@gunicorn -k gevent $(APP):app\ntest:\n\tpython -m pytest \\\n\t  tests\ndefine X\npython app.py\nendef\n.PHONY: run\n',
  'uwsgi.ini':
    '[uwsgi]\nmodule = app:app\ngevent = 100\ngevent-monkey-patch = true\n; comment\nfor = a b\nexec-asap = %(_)\nendfor =\nini = :base\n[base]\nhttp-socket=:8080\n',
  'supervisord.conf':
    '[supervisord]\nnodaemon=true\n[program:web]\ncommand=gunicorn -k gevent\n  app:app ; comment\nenvironment=A="b",C="%(ENV_X)s"\n[group:x]\nprograms=web\n[include]\nfiles=*.conf\n',
  'setup.cfg':
    '[metadata]\nname = app\n[options]\ninstall_requires =\n    gevent>=21\n    requests\n[options.entry_points]\nconsole_scripts =\n    app = app:main\n    b = pkg.m:f [x]\n[isort]\nprofile = black\nforce_sort_within_sections = true\nskip = a,b\n[flake8]\nignore = E402\n',
  'tox.ini':
    '[tox]\nenvlist = py{38,39}-{a,b}\n[testenv]\ndeps = gevent\ncommands =\n    python -m gevent.monkey -m pytest {posargs}\n[pytest]\naddopts = -p app\n[flake8]\nper-file-ignores = a.py:E402\n',
  'pytest.ini':
    '[pytest]\naddopts = -p no:x --import-mode=importlib\ntestpaths = tests\npython_files = test_*.py\n',
  '.isort.cfg':
    '[settings]\nknown_first_party = app\nforced_separate = x\nsections = FUTURE,STDLIB,THIRDPARTY,FIRSTPARTY\nforce_to_top = z\n',
  '.flake8': '[flake8]\nmax-line-length = 100\nextend-ignore = E402, W503  # c\n',
  'ruff.toml':
    'line-length = 100\n[lint]\nselect = ["E", "I"]\n[lint.isort]\nforce-to-top = ["z"]\n[lint.per-file-ignores]\n"app.py" = ["E402"]\n',
  'pyproject.toml':
    '[build-system]\nrequires = ["setuptools"]\n[project]\nname = "app"\nrequires-python = ">=3.8,<4"\ndependencies = ["gevent>=21", "requests[socks]; python_version < \'3.9\'"]\n[project.scripts]\napp = "app:main"\n[project.optional-dependencies]\nx = ["eventlet"]\n[tool.poetry.scripts]\nb = { callable = "pkg.m:f" }\n[tool.isort]\nprofile = "black"\n[tool.late-patch]\nfail-on = "error"\nlanguage = "zh"\n[tool.late-patch.rules]\nmodule-before-patch = "off"\n[tool.black]\n',
  '.late-patch.toml':
    'include = ["**/*.py"]\nexclude = ["tests/**"]\nsource-roots = ["src"]\npython-version = "3.11"\nplatform = "linux"\ntimeout = 60\nentry-points = ["app.py", "pkg.m:main"]\n[rules]\nname-before-patch = "warning"\n[launchers]\ncommands = ["/venv/bin/gunicorn -k gevent --preload app:app"]\ngunicorn = { app = "pkg.m:app", worker = "gevent", preload = true }\n[libraries.shop]\nloads = ["requests"]\nholds = ["time.sleep", "threading.Lock()", "class(threading.Thread)"]\n[libraries."pkg.boot"]\npatches = "gevent.monkey.patch_all(thread=False)"\n[patchers.tracing]\ncall = "acme.tracing.install"\nreplaces = ["acme.http.Client", "requests.Session"]\nconsequence = "sends requests without a trace id"\n',
  'requirements.txt':
    '# c\n-r other.txt\ngevent==23.9.1 \\\n    --hash=sha256:00\nrequests[security]>=2.0,<3; python_version >= "3.7"\n-e git+https://x/y@v1#egg=z\n./local\nurllib3 @ https://x/u.whl\n',
  'constraints.txt': 'gevent==23.9.1\nurllib3<2\n',
  Pipfile:
    '[packages]\ngevent = "*"\nrequests = {version = ">=2", extras = ["socks"]}\n[requires]\npython_version = "3.11"\n',
  'Pipfile.lock':
    '{"_meta": {"requires": {"python_version": "3.11"}}, "default": {"gevent": {"version": "==23.9.1", "hashes": ["x"]}}, "develop": {}}\n',
  'poetry.lock':
    '[[package]]\nname = "gevent"\nversion = "23.9.1"\nfiles = [\n    {file = "x", hash = "y"},\n]\n[package.dependencies]\ngreenlet = ">=2"\n[metadata]\nlock-version = "2.0"\n',
  'uv.lock': 'version = 1\n[[package]]\nname = "urllib3"\nversion = "2.0.1"\nsource = { registry = "x" }\n',
  'pylock.toml': 'lock-version = "1.0"\n[[packages]]\nname = "gevent"\nversion = "23.9.1"\n',
  '.pre-commit-config.yaml':
    'repos:\n- repo: https://github.com/PyCQA/isort\n  rev: 5.12.0\n  hooks:\n  - id: isort\n    args: ["--profile", black]\n- repo: https://github.com/psf/black\n  rev: 23.1.0\n  hooks: [{id: black}]\n',
  '.gitlab-ci.yml':
    'test:\n  script:\n    - python -m pytest\n    - |\n      gunicorn -k gevent app:app\n  variables: {A: "b"}\n',
  '.github/workflows/ci.yml':
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n    - run: python -m app\n    - run: |\n        celery -A app worker -P gevent\n',
  'k8s/web.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - name: a\n        command: ["gunicorn"]\n        args: ["-k", "gevent", "app:app"]\n---\napiVersion: v1\n',
  'app.yaml': 'runtime: python39\nentrypoint: gunicorn -k gevent -b :$PORT app:app\n',
  'manifest.yml':
    'applications:\n- name: a\n  command: gunicorn app:app\n  processes: [{type: worker, command: celery -A app worker}]\n',
  'web.service':
    '[Unit]\nDescription=x\n[Service]\nEnvironment="A=b" C=d\nExecStart=/usr/bin/gunicorn -k gevent \\\n  app:app\nExecStartPre=-/bin/true\n',
  'init/web.conf': 'description "x"\nexec gunicorn app:app\nscript\n  python -m app\nend script\n',
  '.env':
    'A=b\nexport GUNICORN_CMD_ARGS="--worker-class gevent"\nC=\'d # e\'\nDJANGO_SETTINGS_MODULE=pkg.m\n',
  'fly.toml': 'app = "x"\n[processes]\nweb = "gunicorn -k gevent app:app"\n',
  'README.md': '# App\n```sh\nlocust -f app.py\npython app.py\n```\n',
  'gunicorn.conf.py':
    'import os\nworker_class = "gevent"\nbind = f":{os.environ.get(\'PORT\', 80)}"\ndef post_fork(server, worker):\n    from gevent import monkey; monkey.patch_all()\n',
  'notebook.ipynb':
    '{"cells": [{"cell_type": "code", "source": ["%load_ext x\\n", "import requests\\n"], "outputs": []}, {"cell_type": "markdown", "source": "# t"}, {"cell_type": "code", "source": "from gevent import monkey\\nmonkey.patch_all()"}], "metadata": {"kernelspec": {"language": "python"}}, "nbformat": 4}\n',
  'bin/tool': '#!/usr/bin/env python3\nimport requests\nfrom gevent import monkey\nmonkey.patch_all()\n',
};
