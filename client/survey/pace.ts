/** Whether the questions were answered faster than they can be read. Only this judgement leaves the phone, never a time. */

/** Two seconds a question: below that, answers to items of a scale carry little (Huang and others 2012). */
const LEAST_MS_PER_ANSWER = 2_000;

/** A pause longer than this between two answers is counted as this much: the phone lay on the table. */
const LONGEST_PAUSE_MS = 30_000;

export type Pace = {
  /** An answer was given or changed. */
  note(): void;
  /** @param answers how many questions are answered in the end */
  isHurried(answers: number): boolean;
};

/**
 * @param now a monotonic clock in milliseconds
 * @param resumed answers from an earlier visit, whose time is not known: then nothing is judged
 */
export function createPace(now: () => number, resumed: boolean): Pace {
  let last = now();
  let active = 0;
  return {
    note() {
      active += Math.min(LONGEST_PAUSE_MS, now() - last);
      last = now();
    },
    isHurried: (answers) => !resumed && answers > 0 && active < LEAST_MS_PER_ANSWER * answers,
  };
}
