/** What a sign says, in words. */
import type { Signal, SignalName } from '../../../../../server/objectivity/signs/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

export type Estimate = Extract<Signal, { kind: 'estimate' }>;

/** Signals that describe and support, and never decide. */
export const DESCRIBING: readonly SignalName[] = ['highMean', 'lowVariance', 'transition'];

const DIGITS: Partial<Record<SignalName, number>> = { cutoffHeap: 0, similarity: 0 };

/** What a report tells in another unit than pupil rows do. */
type Otherwise = Pick<Estimate, 'source' | 'signal'> & { signal: 'journalShift' | 'hardItems' };
const isOtherwise = <Own extends Pick<Estimate, 'source' | 'signal'>>(own: Own): own is Own & Otherwise =>
  own.source !== 'pupilRows' && (own.signal === 'journalShift' || own.signal === 'hardItems');

/** From which report a sign comes; null where it comes from pupil rows, as most do. */
export function sourceText({ t }: Words, { source }: Estimate): string | null {
  return source === 'pupilRows'
    ? null
    : t('objectivityReports.seenIn', { source: t(`objectivityReports.source.${source}`) });
}

function reportedText({ number, t }: Words, { effect, signal, statistic }: Estimate & Otherwise): string {
  const digits = signal === 'journalShift' ? 0 : 1;
  const values = { value: number(effect.value ?? 0, digits), statistic: number(statistic ?? 0, 0) };
  if (signal === 'journalShift' && !isMore(effect.value, digits))
    return t('objectivityReports.signal.journalShift.notMore', values);
  return t(`objectivityReports.signal.${signal}.seen`, values);
}

/** Signs that are told as so many more than usual, which says nothing where there are not more. */
const EXCESSES = ['cutoffHeap', 'hardItems'] as const;

/** @param digits with which it is shown */
const isMore = (value: number | null, digits: number): boolean => Number((value ?? 0).toFixed(digits)) > 0;

/** What was seen. Where the figure would tell of one to four pupils, that it is small. */
export function seenText(words: Words, own: Estimate): string {
  if (isOtherwise(own)) return reportedText(words, own);
  const { number, percent, t } = words;
  const { effect, signal, statistic } = own;
  const value = effect.value;
  const digits = DIGITS[signal] ?? 2;
  const shown = value === null ? '' : signal === 'lowVariance' ? percent(value) : number(value, digits);
  const values = {
    value: shown,
    statistic: statistic === null ? '' : number(statistic, signal === 'cutoffHeap' ? 0 : 1),
  };
  if (value === null) return t(`objectivity.signal.${signal}.few`, values);
  const excess = EXCESSES.find((each) => each === signal);
  if (excess && !isMore(value, digits)) return t(`objectivity.signal.${excess}.notMore`, values);
  return t(`objectivity.signal.${signal}.seen`, values);
}

/** What would have been seen. */
export function leastText({ number, percent, t }: Words, own: Estimate): string {
  const { signal, visible } = own;
  const isReported = isOtherwise(own);
  const digits = isReported && signal === 'journalShift' ? 0 : (DIGITS[signal] ?? 1);
  const shown = visible === null ? '' : signal === 'lowVariance' ? percent(visible) : number(visible, digits);
  // The word beside the number goes with it as it is shown.
  const values = { visible: shown, count: Number((visible ?? 0).toFixed(digits)) };
  return isReported
    ? t(`objectivityReports.signal.${own.signal}.least`, values)
    : t(`objectivity.signal.${signal}.least`, values);
}

/** How often chance does it. */
export function chanceText({ number, percent, t }: Words, { p }: Estimate): string {
  const least = 0.0001;
  if (p < least) return t('objectivity.school.p', { share: `${number(100 * least, 2)} %` });
  return t('objectivity.school.chance', { share: p < 0.01 ? `${number(100 * p, 2)} %` : percent(p) });
}
