import { isLevel, type Look } from '../../analytics/result-level.ts';

/** The one scale for risk: readable in grey and for colour-blind eyes, always with a sign beside it. */
export const LEVELS = ['low', 'medium', 'high'] as const;

export const FILLS = { low: '#cfe3ee', medium: '#f0b35e', high: '#a63d2f' };

/** Doubt makes the fill lighter. */
export const DOUBTFUL_FILLS = { low: '#ecf4f8', medium: '#fae2bf', high: '#e3bdb7' };

/** Signs of bias have a scale of their own, grey to violet, so that the two are never mixed. */
export const SIGN_FILLS = {
  none: '#e6e5e2',
  watch: '#c4b5dd',
  look: '#6b4a9e',
  tooFew: '#ffffff',
  notChecked: '#ffffff',
};

export const INK = '#1f2524';
export const QUIET = '#55605e';
export const LINE = '#d9d6d0';
export const ACCENT = '#0b6b61';
export const PALE_ACCENT = '#a6d2cc';

/** The colour of a result, lighter where it is not sure; grey where it has no level. */
export function dotFill({ look, isSure }: { look: Look; isSure: boolean }): string {
  if (!isLevel(look)) return LINE;
  return isSure ? FILLS[look] : DOUBTFUL_FILLS[look];
}
