/** A browser's account of itself names version and system and helps to tell people apart; one coarse word is kept of it. */
export const DEVICES = ['phone', 'tablet', 'computer', 'unknown'] as const;
export type Device = (typeof DEVICES)[number];

/** @param userAgent the header of that name, or a word that this function gave before */
export function deviceWord(userAgent: string): Device {
  const known = DEVICES.find((device) => device === userAgent);
  if (known) return known;
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)) return 'tablet';
  if (/Mobi|iPhone|Android/.test(userAgent)) return 'phone';
  return /Windows|Macintosh|X11|Linux|CrOS/.test(userAgent) ? 'computer' : 'unknown';
}
