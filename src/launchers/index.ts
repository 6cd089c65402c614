import { celery } from './celery.js';
import { gunicorn } from './gunicorn.js';
import { createLaunchers, type Launchers } from './launchers.js';
import { alembic, anyServer, django, flask, servers, sphinx } from './plain.js';
import { pytest } from './pytest.js';
import { python } from './python.js';
import { dramatiq, dramatiqGevent, huey, locust, nameko, rq } from './runners.js';
import { uwsgi } from './uwsgi.js';

/** The launchers that are built in, in the order in which configuration and documents name them. */
export const builtInLaunchers: Launchers = createLaunchers([
  gunicorn,
  celery,
  uwsgi,
  locust,
  python,
  dramatiq,
  dramatiqGevent,
  flask,
  nameko,
  huey,
  rq,
  ...servers,
  anyServer,
  django,
  pytest,
  sphinx,
  alembic,
]);
