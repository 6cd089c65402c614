/** A path as part of a URL: each segment percent-encoded, parentheses too, so that it can stand in a Markdown link. */
export function urlPath(path: string): string {
  const segments = path.replace(/[\ud800-\udfff]/gu, '\ufffd').split('/');
  return segments.map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, percent)).join('/');
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
