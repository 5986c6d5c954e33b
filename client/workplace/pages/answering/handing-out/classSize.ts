/** The bounds of a class, as the server has them. */
const LEAST = 5;
const MOST = 100;

/** How many people a class has at most, as typed; null when that is no whole number within the bounds. */
export function mostOf(typed: string): number | null {
  const size = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return size >= LEAST && size <= MOST ? size : null;
}
