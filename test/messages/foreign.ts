/** What is quoted: code in backticks, and what others say or people have typed in quotation marks. */
const quoted = /(`+)[\s\S]*?\1|"[^"]*"/g;

/** A run of four words of the Latin alphabet or more: no name is that long, and a sentence in English has one. */
const sentence = /[A-Za-z][\w'-]*(?:[ ,.:;]+[A-Za-z][\w'-]*){3,}/g;

/** English sentences in `text`, apart from what it quotes. */
export function englishIn(text: string): readonly string[] {
  return text.replace(quoted, '“”').match(sentence) ?? [];
}
