/**
 * A framework: the script that says what it does, and when that applies. A new one is its script, its row here, and its
 * stories.
 */
export interface Framework {
  /** Name of the script. */
  readonly script: string;
  /** What of the framework the script stands in for, by full name: a function, a class or an object at its top level. */
  readonly standsFor: Readonly<Record<string, string>>;
  /** How a chain calls further functions of the script, by their names in it; what is not here is no link of one. */
  readonly shows?: Readonly<Record<string, string>>;
  /** What stands in a file that may have it import modules by names which are in no statement, whichever these are. */
  readonly isStartedBy?: RegExp;
  /** Words of which one stands wherever `isStartedBy` matches: most files have none, which is found out faster. */
  readonly startWords?: readonly string[];
  /**
   * Which of a package's modules it imports without anybody naming more than the package: the end of their full names.
   */
  readonly imports?: RegExp;
  /** Which modules nobody but the framework imports, once it has been started: the end of their full names. */
  readonly loads?: RegExp;
  /** What stands in a file that may have it import its settings and no more, and the variable that names these. */
  readonly settings?: { readonly areReadBy: string; readonly variable: string };
  /** Further variables of the environment that its script asks for. */
  readonly asksFor?: readonly string[];
  /** The last names of its functions that may patch. */
  readonly patches?: readonly string[];
}

/** Signals that celery sends before the first task. */
const celerySignals = [
  'import_modules',
  'celeryd_init',
  'worker_init',
  'setup_logging',
  'after_setup_logger',
  'after_setup_task_logger',
  'worker_process_init',
  'celeryd_after_setup',
  'worker_ready',
  'beat_init',
];

export const frameworks: readonly Framework[] = [
  {
    script: 'django',
    standsFor: {
      'django.setup': 'setup',
      'django.conf.settings': 'settings',
      'django.apps.AppConfig': 'AppConfig',
      'django.apps.config.AppConfig': 'AppConfig',
      'django.contrib.admin.apps.AdminConfig': 'AdminConfig',
      'django.contrib.admin.autodiscover': 'autodiscover_admin',
      'django.utils.module_loading.autodiscover_modules': 'autodiscover_modules',
      'django.apps.apps': 'apps',
      'django.apps.registry.apps': 'apps',
      'django.core.wsgi.get_wsgi_application': 'get_wsgi_application',
      'django.core.asgi.get_asgi_application': 'get_asgi_application',
      'django.core.management.ManagementUtility': 'ManagementUtility',
      'django.core.management.execute_from_command_line': 'execute_from_command_line',
      'django.core.management.call_command': 'call_command',
      'django.core.management.BaseCommand': 'BaseCommand',
      'django.core.management.LabelCommand': 'BaseCommand',
      'django.core.management.base.BaseCommand': 'BaseCommand',
      'django.core.management.base.LabelCommand': 'BaseCommand',
      'django.core.management.base.AppCommand': 'BaseCommand',
      'django.core.checks.run_checks': 'run_checks',
      'django.urls.include': 'include',
      'django.urls.conf.include': 'include',
      'django.conf.urls.include': 'include',
      'configurations.Configuration': 'Configuration',
      'configurations.base.Configuration': 'Configuration',
      'configurations.setup': 'setup',
      'configurations.wsgi.get_wsgi_application': 'get_wsgi_application',
      'configurations.asgi.get_asgi_application': 'get_asgi_application',
      'configurations.management.execute_from_command_line': 'execute_from_command_line',
      'configurations.management.call_command': 'call_command',
    },
    shows: {
      'LazySettings.__getattr__': 'django.conf.settings',
      'ManagementUtility.execute': 'django.core.management',
    },
    isStartedBy:
      /\bdjango\.setup\b|^[ \t]*from[ \t]+django[ \t]+import\b.*\bsetup\b|\bget_[aw]sgi_application\b|\bexecute_from_command_line\b|\bManagementUtility\b|\bcall_command\b/m,
    startWords: [
      'django',
      'sgi_application',
      'execute_from_command_line',
      'ManagementUtility',
      'call_command',
    ],
    imports: /\.(?:apps|models|admin)$|\.(?:models|management\.commands)\./,
    loads: /\.(?:apps|models|admin)$|\.(?:models|management\.commands|migrations|templatetags)\./,
    settings: { areReadBy: 'django.conf', variable: 'DJANGO_SETTINGS_MODULE' },
    asksFor: ['DJANGO_CONFIGURATION'],
  },
  {
    script: 'celery',
    standsFor: {
      'celery.maybe_patch_concurrency': 'maybe_patch_concurrency',
      'celery.Celery': 'Celery',
      'celery.app.Celery': 'Celery',
      'celery.app.base.Celery': 'Celery',
      ...Object.fromEntries(celerySignals.map((name) => [`celery.signals.${name}`, name])),
    },
    shows: {
      find_app: 'celery -A',
      'Celery.import_default_modules': 'celery',
      'Signal.send': 'celery.signals',
      'Celery.autodiscover_tasks': 'Celery.autodiscover_tasks()',
      'Celery.worker_main': 'Celery.worker_main()',
      'Celery.start': 'Celery.start()',
      'Configuration.load': 'Celery.conf',
    },
    isStartedBy: /\bCelery\s*\(|\bautodiscover_tasks\b|\bworker_main\b/,
    startWords: ['Celery', 'autodiscover_tasks', 'worker_main'],
    imports: /\.(?:tasks|celery)$/,
    asksFor: ['CELERY_SKIP_CHECKS'],
    patches: ['maybe_patch_concurrency'],
  },
  {
    script: 'logging',
    standsFor: { 'logging.config.dictConfig': 'dict_config' },
    isStartedBy: /\bdictConfig\b/,
    startWords: ['dictConfig'],
  },
  {
    script: 'gunicorn',
    standsFor: {
      'gunicorn.app.base.BaseApplication': 'BaseApplication',
      'gunicorn.app.base.Application': 'BaseApplication',
      'gunicorn.app.wsgiapp.WSGIApplication': 'WSGIApplication',
      'gunicorn.app.wsgiapp.run': 'run',
    },
    shows: {
      'BaseApplication.run': 'BaseApplication.run()',
      'WSGIApplication.load': 'WSGIApplication.load()',
      run: 'gunicorn.app.wsgiapp.run()',
    },
    patches: ['BaseApplication', 'WSGIApplication', 'run'],
  },
  {
    script: 'flask',
    standsFor: {},
    shows: { load_app: 'flask' },
    // It imports the module that it is given, and no other.
  },
];
