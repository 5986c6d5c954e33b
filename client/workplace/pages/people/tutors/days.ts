const DAY_MS = 24 * 60 * 60 * 1000;

/** @param day YYYY-MM-DD */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}
