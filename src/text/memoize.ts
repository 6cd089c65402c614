/** `answer`, asked once for each question; `undefined` is an answer too. */
export function remembered<Answer>(answer: (question: string) => Answer): (question: string) => Answer {
  const known = new Map<string, Answer>();
  return (question) => {
    const found = known.get(question);
    if (found !== undefined || known.has(question)) return found as Answer;
    const given = answer(question);
    known.set(question, given);
    return given;
  };
}

/** `answer`, worked out when it is first asked for. */
export function lazily<Answer>(answer: () => Answer): () => Answer {
  let known: { readonly answer: Answer } | undefined;
  return () => {
    known ??= { answer: answer() };
    return known.answer;
  };
}

/** Texts whose answers are kept, and as many older ones: more than most repositories have files. */
const mostTexts = 20_000;

/**
 * `read`, asked once for each text, also by whoever looks at the repository again: what is read of a text depends on nothing
 * else. Of texts that nobody has asked about for long the answers are forgotten.
 */
export function readOnce<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  let young = new Map<string, Answer>();
  let old = new Map<string, Answer>();
  return (text) => {
    const known = young.get(text);
    if (known !== undefined || young.has(text)) return known as Answer;
    const answer = old.has(text) ? (old.get(text) as Answer) : read(text);
    if (young.size >= mostTexts) {
      old = young;
      young = new Map();
    }
    young.set(text, answer);
    return answer;
  };
}
