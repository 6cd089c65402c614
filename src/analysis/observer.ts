/** What an analysis is busy with: running entry points on paper, or trying fixes. */
export type Stage = 'entry-points' | 'fixes';

/** Is told how far an analysis has come; what it does with that changes nothing. */
export type Observer = (stage: Stage, done: number, total: number) => void;

export const unobserved: Observer = () => {};
