/** A bar of answers in words, the same that its picture shows. */
import type { ItemBar, Share } from '../../server/profiles/disclosure/schemas.ts';
import type { Words } from './words.ts';

function percentOf(shares: Share[]): number {
  return shares.reduce((sum, share) => sum + (share.kind === 'share' ? share.percent : 0), 0);
}

/** For instance «о риске говорят примерно 40 %». */
export function answerWords({ percent, t }: Words, bar: ItemBar): string {
  if (bar.kind === 'hidden') return t('risk.hidden');
  if (bar.kind === 'sides' && bar.risky.kind !== 'share') return t(`school.answers.${bar.risky.kind}`);
  const risky =
    bar.kind === 'sides' ? [bar.risky] : bar.answers.filter(({ isRisky }) => isRisky).map(({ share }) => share);
  return t('school.answers.share', { share: percent(percentOf(risky) / 100) });
}
