import { basename, type FilePath } from '../tree/file-path.js';

/** Settings that nothing but Sphinx has (sphinx-doc.org, "Configuration"), and its extensions. */
const setting =
  /^(?:html_\w+|latex_\w+|autodoc_\w+|intersphinx_mapping|templates_path|exclude_patterns|master_doc|root_doc|pygments_style)[ \t]*=|['"]sphinx\.ext\.\w/m;

/** Whether `path` is a configuration of Sphinx: sphinx-build executes it, and the program never does. */
export function isSphinxConfig(path: FilePath, text: string): boolean {
  return basename(path) === 'conf.py' && setting.test(text);
}
