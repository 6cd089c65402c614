/** Packages that import a submodule when an attribute is first read, so that `from package import name` does more. */

interface LazyModule {
  /** Attribute to the module whose import it causes. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly source: string;
}

const LAZY_MODULES: ReadonlyMap<string, LazyModule> = new Map([
  [
    'concurrent.futures',
    lazy('Lib/concurrent/futures/__init__.py, Python 3.7 and later', {
      'concurrent.futures.thread': 'ThreadPoolExecutor',
      'concurrent.futures.process': 'ProcessPoolExecutor',
      'concurrent.futures.interpreter': 'InterpreterPoolExecutor',
    }),
  ],
  [
    'celery',
    lazy('celery/__init__.py, recreate_module; ran: celery 5, `import celery` loads none of these', {
      'celery.app': 'Celery bugreport shared_task',
      'celery.app.task': 'Task',
      'celery._state': 'current_app current_task',
      'celery.canvas': 'Signature chain chord chunks group signature maybe_signature subtask xmap xstarmap',
      'celery.utils': 'uuid',
    }),
  ],
  [
    'kombu',
    lazy('kombu/__init__.py, all_by_module', {
      'kombu.connection': 'Connection BrokerConnection',
      'kombu.entity': 'Exchange Queue binding',
      'kombu.message': 'Message',
      'kombu.messaging': 'Consumer Producer',
      'kombu.pools': 'connections producers',
      'kombu.utils.url': 'parse_url',
      'kombu.common': 'eventloop uuid',
      'kombu.serialization': 'enable_insecure_serializers disable_insecure_serializers',
    }),
  ],
]);

/**
 * The module that reading `module.attribute` imports, undefined when the attribute is no lazy one.
 * `from concurrent.futures import ThreadPoolExecutor` imports `concurrent.futures.thread`.
 */
export function lazyAttribute(module: string, attribute: string): string | undefined {
  return LAZY_MODULES.get(module)?.attributes.get(attribute);
}

function lazy(source: string, attributesByModule: Readonly<Record<string, string>>): LazyModule {
  const pairs = Object.entries(attributesByModule).flatMap(([module, attributes]) =>
    attributes.split(' ').map((attribute) => [attribute, module] as const),
  );
  return { attributes: new Map(pairs), source };
}
