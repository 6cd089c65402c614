import type { Command } from './commands.js';

/** The `[uwsgi]` section of an ini file as the command line it stands for (uwsgi-docs, "Configuration"). */
export function uwsgiCommand(text: string): readonly Command[] {
  const section = /^[ \t]*\[uwsgi\][^\n]*\n((?:(?![ \t]*\[)[^\n]*\n?)*)/m.exec(text);
  if (section === null) return [];
  const words = ['uwsgi'];
  let declared = section.index;
  for (const match of section[1]!.matchAll(/^[ \t]*([\w-]+)[ \t]*=[ \t]*(.*?)[ \t]*$/gm)) {
    const [, key, value] = match;
    const isSwitch = /^(?:true|1|yes|on)$/i.test(value!);
    words.push(isSwitch ? `--${key}` : `--${key}=${value}`);
    if (/^gevent.*monkey-patch$/.test(key!)) declared = section.index + section[0].indexOf(match[0]);
  }
  const end = text.indexOf('\n', declared);
  return [{ words, span: { start: declared, end: end < 0 ? text.length : end } }];
}
