/** What a sign says, in words. */
import type { Signal, SignalName } from '../../../../../server/objectivity/signs/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

export type Estimate = Extract<Signal, { kind: 'estimate' }>;

/** Signals that describe and support, and never decide. */
export const DESCRIBING: readonly SignalName[] = ['highMean', 'lowVariance', 'transition'];

const DIGITS: Partial<Record<SignalName, number>> = { cutoffHeap: 0, similarity: 0 };

/** What was seen. Where the figure would tell of one to four pupils, that it is small. */
export function seenText({ number, percent, t }: Words, { effect, signal, statistic }: Estimate): string {
  const value = effect.value;
  const digits = DIGITS[signal] ?? 2;
  const shown = value === null ? '' : signal === 'lowVariance' ? percent(value) : number(value, digits);
  const values = {
    value: shown,
    statistic: statistic === null ? '' : number(statistic, signal === 'cutoffHeap' ? 0 : 1),
  };
  return t(value === null ? `objectivity.signal.${signal}.few` : `objectivity.signal.${signal}.seen`, values);
}

/** What would have been seen. */
export function leastText({ number, percent, t }: Words, { signal, visible }: Estimate): string {
  const shown =
    visible === null ? '' : signal === 'lowVariance' ? percent(visible) : number(visible, DIGITS[signal] ?? 1);
  return t(`objectivity.signal.${signal}.least`, { visible: shown });
}

/** How often chance does it. */
export function chanceText({ number, percent, t }: Words, { p }: Estimate): string {
  const least = 0.0001;
  if (p < least) return t('objectivity.school.p', { share: `${number(100 * least, 2)} %` });
  return t('objectivity.school.chance', { share: p < 0.01 ? `${number(100 * p, 2)} %` : percent(p) });
}
