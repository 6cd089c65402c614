import { readFileSync } from 'node:fs';
import { marked } from 'marked';

const style = readFileSync(new URL('style.css', import.meta.url), 'utf8');

const words = {
  en: { by: 'commented 1 minute ago', change: 'Suggested change', commit: 'Commit suggestion' },
  zh: { by: '1 分钟前评论', change: '建议的修改', commit: '提交建议' },
};

/** A comment under the lines it stands on, as a page in one of GitHub's themes (`light`, `dark`). */
export function commentPage({ language, path, comment, source, replaced }, theme) {
  const { by, change, commit } = words[language];
  const rows = source.map((line, index) => row('added', index + 1, `+ ${line}`)).join('');
  const suggestion = /```suggestion\n([\s\S]*?)```\n/;
  const [, text] = suggestion.exec(comment);
  const before = source.slice(replaced.start - 1, replaced.end).map((line) => row('removed', '-', line));
  const after = text
    .trimEnd()
    .split('\n')
    .map((line) => row('added', '+', line));
  const box = `<div class="suggestion"><div class="bar"><b>${change}</b></div><table>${before.join('')}${after.join('')}</table><div class="bar end"><span class="button">${commit}</span></div></div>`;
  const body = marked.parse(comment.replace(suggestion, `\n${box}\n\n`));
  return page(
    language,
    theme,
    `<div class="file"><div class="bar"><code>${path}</code></div><table class="diff">${rows}</table>
    <div class="comment"><div class="by"><span class="avatar"></span><b>github-actions</b> <span class="bot">bot</span> ${by}</div>
    <div class="body">${body}</div></div></div>`,
  );
}

/** A terminal with a command and what it printed. */
export function terminalPage({ language, terminal }) {
  const option = language === 'en' ? '' : ` --lang ${language}`;
  const command = `<b>$</b> late-patch check${option}\n`;
  return page(language, 'dark', `<pre class="terminal">${command}${coloured(terminal.trimEnd())}</pre>`);
}

function page(language, theme, content) {
  return `<!doctype html><html lang="${language}" class="${theme}"><meta charset="utf-8"><style>${style}</style><body>${content}</body></html>`;
}

function row(kind, number, line) {
  return `<tr class="${kind}"><td>${number}</td><td><code>${escaped(line) || ' '}</code></td></tr>`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const classes = { 1: 'strong', 2: 'faint', 31: 'red', 32: 'green', 33: 'yellow', 34: 'blue' };

/** SGR sequences as spans; any that ends a style (0, 22, 39) closes all that are open. */
function coloured(text) {
  let open = 0;
  return escaped(text).replace(/\u001b\[([\d;]+)m/g, (_, codes) => {
    const names = codes.split(';').flatMap((code) => classes[code] ?? []);
    if (names.length > 0) {
      open += 1;
      return `<span class="${names.join(' ')}">`;
    }
    const closing = '</span>'.repeat(open);
    open = 0;
    return closing;
  });
}
