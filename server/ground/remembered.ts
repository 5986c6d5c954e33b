/** Answers that are asked for again and again. */

/** Of so many texts the answers are kept; then they are forgotten at once. */
const MOST_KEPT = 20_000;

/** @param answer of a text; it must depend on the text alone @returns the same, which asks once for each of the last texts */
export function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const kept = new Map<string, Answer>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined || kept.has(text)) return known as Answer;
    if (kept.size >= MOST_KEPT) kept.clear();
    const own = answer(text);
    kept.set(text, own);
    return own;
  };
}
