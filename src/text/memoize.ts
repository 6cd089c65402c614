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
