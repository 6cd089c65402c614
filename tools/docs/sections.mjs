const section = /^<!-- generated: (.+) -->$([\s\S]*?)^<!-- end generated -->$/gm;

/**
 * `text` with everything between `<!-- generated: NAME -->` and `<!-- end generated -->` replaced by what `render` gives
 * for NAME. Throws for a NAME that `render` does not know (it gives undefined).
 */
export function withSections(text, render) {
  return text.replace(section, (_, name) => {
    const content = render(name);
    if (content === undefined) throw new Error(`nothing is generated as "${name}"`);
    return `<!-- generated: ${name} -->\n${content}\n<!-- end generated -->`;
  });
}
