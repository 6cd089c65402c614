import { BLANK, classOf, LETTER, LINE_BREAK } from './characters.js';

/** The last search: from where it started on, the next closing quotes are at `close`, or nowhere if that is -1. */
interface Search {
  readonly from: number;
  readonly close: number;
}

/** Finds where triple-quoted literals of `text` end. */
export class TripleQuotes {
  readonly #text: string;
  /** By quote code. Escaped quotes may be passed over again and again without it. */
  readonly #last = new Map<number, Search>();

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Offset after the literal whose first quote is at `quoteAt`, or undefined if it is never closed. It counts as
   * that too when what would close it is obviously the start of another literal: the first word of a docstring
   * follows it. Otherwise one lost `"""` would turn the rest of the file inside out.
   */
  end(quoteAt: number, quote: number): number | undefined {
    const close = this.#close(quoteAt, quote);
    return close < 0 || this.#opens(quoteAt, close) ? undefined : close + 3;
  }

  #close(quoteAt: number, quote: number): number {
    const last = this.#last.get(quote);
    if (last && last.from <= quoteAt && (last.close < 0 || quoteAt + 3 <= last.close)) return last.close;
    const close = this.#search(quoteAt + 3, String.fromCharCode(quote, quote, quote));
    this.#last.set(quote, { from: quoteAt, close });
    return close;
  }

  #search(from: number, quotes: string): number {
    const text = this.#text;
    let at = text.indexOf(quotes, from);
    while (at >= 0) {
      let before = at - 1;
      while (before >= from && text.charCodeAt(before) === 92) before--;
      if (((at - 1 - before) & 1) === 0) return at;
      at = text.indexOf(quotes, at + 1);
    }
    return -1;
  }

  #opens(quoteAt: number, close: number): boolean {
    const text = this.#text;
    if (classOf(text.charCodeAt(close + 3)) !== LETTER) return false;
    if (/^(?:if|in|is|and|or|not|else|for|as|from)\b/.test(text.slice(close + 3, close + 9))) return false;
    let at = close - 1;
    while (close - at <= 2 && classOf(text.charCodeAt(at)) === LETTER) at--;
    if (!/^(?:[rR]?[bBuU]?|[bB][rR])$/.test(text.slice(at + 1, close))) return false;
    while (classOf(text.charCodeAt(at)) === BLANK) at--;
    return at > quoteAt && classOf(text.charCodeAt(at)) === LINE_BREAK;
  }
}
