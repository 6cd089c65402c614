/**
 * `answer`, asked once for each question; `undefined` is an answer too. Of questions without end `most` are kept: who asks one of the
 * others again is answered anew.
 */
export function remembered<Answer>(
  answer: (question: string) => Answer,
  most = Infinity,
): (question: string) => Answer {
  const known = new Map<string, Answer>();
  return (question) => {
    const found = known.get(question);
    if (found !== undefined || known.has(question)) return found as Answer;
    const given = answer(question);
    if (known.size >= most) known.clear();
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
/** What these answers may weigh, and the older ones once more: several times what there is in the largest repositories known. */
const mostWeight = 400_000;

/**
 * `read`, asked once for each text, also by whoever looks at the repository again: what is read of a text depends on nothing
 * else. Of texts that nobody has asked about for long the answers are forgotten. `weigh` says of an answer that is as long as its
 * text how many parts it has.
 */
export function readOnce<Answer>(
  read: (text: string) => Answer,
  weigh: (answer: Answer) => number = () => 0,
): (text: string) => Answer {
  let weight = 0;
  let young = new Map<string, Answer>();
  let old = new Map<string, Answer>();
  return (text) => {
    const known = young.get(text);
    if (known !== undefined || young.has(text)) return known as Answer;
    const answer = old.has(text) ? (old.get(text) as Answer) : read(text);
    if (young.size >= mostTexts || weight >= mostWeight) {
      old = young;
      young = new Map();
      weight = 0;
    }
    weight += weigh(answer);
    young.set(text, answer);
    return answer;
  };
}
