import { basename } from '../project/file-path.js';
import type { Launcher } from './launcher.js';

// Programs that nobody's deployment has to name: they are known by what they load.

/** Django's own command lines start from the script that a new project is given. */
export const django: Launcher = { id: 'django', conventional: { names: /^manage\.py$/ } };

/** pytest loads these before the tests of their folders. */
export const pytest: Launcher = { id: 'pytest', conventional: { names: /^conftest\.py$/ } };

/** Settings that nothing but Sphinx has (sphinx-doc.org, "Configuration"), and its extensions. */
const setting =
  /^(?:html_\w+|latex_\w+|autodoc_\w+|intersphinx_mapping|templates_path|exclude_patterns|master_doc|root_doc|pygments_style)[ \t]*=|['"]sphinx\.ext\.\w/m;

/** sphinx-build executes its configuration, and the program never does. */
export const sphinx: Launcher = {
  id: 'sphinx',
  runsApart: (path, text) => basename(path) === 'conf.py' && setting.test(text),
};
