/** The words for where a school stands on a criterion. */
import type { CriterionStanding, Reading } from '../../../../../server/roadmap/status-exit/schemas.ts';
import { sureness } from '../../../../ui/riskWords.ts';
import type { Words } from '../../../../ui/words.ts';

type Measure = CriterionStanding['measure'];

export function readingWords(words: Words, measure: Measure, reading: Reading): string {
  const { number, t } = words;
  switch (reading.kind) {
    case 'figure':
      return figureWords(words, measure, reading);
    case 'bounds':
      return t('exit.reading.bounds', { low: number(reading.low), high: number(reading.high) });
    case 'level':
      return t('exit.reading.level', {
        level: t(`risk.level.${reading.level}`),
        probability: sureness(words, reading.probability),
      });
    case 'finding':
      if (measure === 'objectivity') return signsWords(words, reading);
      return t(reading.holds ? 'exit.reading.holds' : 'exit.reading.holdsNot');
    case 'open':
      return t('exit.reading.openSigns', { count: reading.signs });
    case 'notChecked':
    case 'none':
      return whyWords(words, reading);
  }
}

/** Why nothing can be said. */
export function whyWords({ t }: Words, reading: Extract<Reading, { kind: 'none' | 'notChecked' }>): string {
  if (reading.kind === 'none') return t(`exit.none.${reading.reason}`);
  const why = reading.why.map((each) => t(`objectivityChecks.why.${each}`)).join('; ');
  return t('exit.reading.notChecked', { why });
}

/** What became of signs, and of how many checks it is said. */
function signsWords({ t }: Words, { checked, holds }: Extract<Reading, { kind: 'finding' }>): string {
  if (!holds) return t('exit.reading.confirmedSign');
  if (checked === null || checked.made === checked.all) return t('exit.reading.clean');
  return t('exit.reading.cleanOf', checked);
}

/** The figure, how sure it is, and by how much it was computed. */
function figureWords(
  { number, t }: Words,
  measure: Measure,
  { interval, n, value }: Extract<Reading, { kind: 'figure' }>,
): string {
  const parts = [
    measure === 'medianPosition'
      ? t('exit.reading.position', { value: number(value) })
      : t('exit.reading.share', { value: number(value) }),
  ];
  if (interval) parts.push(t('exit.reading.interval', { low: number(interval[0]), high: number(interval[1]) }));
  if (n !== null && isCounted(measure)) parts.push(t(`exit.reading.n.${measure}`, { n: number(n) }));
  if (measure === 'turnover') parts.push(t('exit.reading.fact'));
  return parts.join('; ');
}

type Counted = 'lowShare' | 'medianPosition' | 'turnover' | 'roadmapDone';
const COUNTED: readonly string[] = ['lowShare', 'medianPosition', 'turnover', 'roadmapDone'] satisfies Counted[];

function isCounted(measure: Measure): measure is Counted {
  return COUNTED.includes(measure);
}

/** What must be reached, over how many years. */
export function demandWords({ number, say, t }: Words, { comparison, unit, value, years }: CriterionStanding): string {
  const over = t('exit.criterion.years', { count: years });
  if (comparison === 'confirmed' || value === null) return over;
  return `${t(`exit.criterion.${comparison}`, { value: number(value), unit: say(unit) })}, ${over}`;
}
