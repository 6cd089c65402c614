import type { Command } from './commands.js';

/** Options that name the application, and those that name a module to import before it (uwsgi-docs, "Options"). */
const applicationKey = /^(?:module|wsgi|wsgi-file|file)$/;
const importKey = /^(?:shared-)?(?:import|py-import|pyimport|python-import)$/;

/**
 * The `[uwsgi]` section of an ini file as the command line it stands for (uwsgi-docs, "Configuration"), and as another one
 * for each module that it imports beside the application: those are loaded just as the application is.
 */
export function uwsgiCommands(text: string): readonly Command[] {
  const section = /^[ \t]*\[uwsgi\][^\n]*\n((?:(?![ \t]*\[)[^\n]*\n?)*)/m.exec(text);
  if (section === null) return [];
  const application: string[] = [];
  const imported: string[] = [];
  const options: string[] = [];
  let declared = section.index;
  for (const match of section[1]!.matchAll(/^[ \t]*([\w-]+)[ \t]*=[ \t]*(.*?)[ \t]*$/gm)) {
    const [, key, value] = match;
    const isSwitch = /^(?:true|1|yes|on)$/i.test(value!);
    if (importKey.test(key!)) imported.push(`--module=${value}`);
    else
      (applicationKey.test(key!) ? application : options).push(isSwitch ? `--${key}` : `--${key}=${value}`);
    if (/^gevent.*monkey-patch$/.test(key!)) declared = section.index + section[0].indexOf(match[0]);
  }
  const end = text.indexOf('\n', declared);
  const span = { start: declared, end: end < 0 ? text.length : end };
  return [application, ...imported.map((module) => [module])].map((target) => ({
    words: ['uwsgi', ...target, ...options],
    span,
  }));
}
