/** What changed after a measure, with its doubt, in the fixed words of all pages. */
import type { CaseChange, MeasureUse, PracticeCase } from '../../../../../server/roadmap/practice/schemas.ts';
import { sureness } from '../../../../ui/riskWords.ts';
import type { Words } from '../../../../ui/words.ts';

export function changeText(words: Words, change: CaseChange): string {
  const { number, t } = words;
  if (change.kind === 'none') return t(`practice.change.${change.reason}`);
  const { interval, isOpen, probabilityBetter, value, verdict, year } = change;
  const isUnsure = verdict === 'cannotTell';
  // Better and worse say the direction in words, so their numbers have no sign.
  const sign = verdict === 'better' ? -1 : 1;
  const ends = interval.map((end) => sign * end).sort((a, b) => a - b);
  const said = t(`practice.change.${verdict}`, {
    points: isUnsure ? signed(words, value) : number(Math.abs(value)),
    low: isUnsure ? signed(words, ends[0]) : number(ends[0]),
    high: isUnsure ? signed(words, ends[1]) : number(ends[1]),
    percent: sureness(words, verdict === 'worse' ? 1 - probabilityBetter : probabilityBetter),
  });
  return isOpen ? `${said}. ${t('practice.change.open', { year })}` : said;
}

export function effectText(words: Words, { effect }: MeasureUse): string {
  const { number, t } = words;
  const { notTaken, taken } = effect;
  if (effect.kind === 'cannotTell') return t(`practice.use.${effect.reason}`, { taken, notTaken });
  const [low, high] = effect.interval;
  return t('practice.use.effect', {
    points: signed(words, effect.value),
    low: number(low),
    high: number(high),
  });
}

function signed({ number }: Words, value: number): string {
  const shown = number(value);
  return value > 0 && shown !== number(0) ? `+${shown}` : shown;
}

/** What the address asks to see. */
export function chosenCases(cases: readonly PracticeCase[], show: 'done' | 'better' | undefined): PracticeCase[] {
  if (show === undefined) return [...cases];
  const done = cases.filter(({ state }) => state === 'done');
  return show === 'done'
    ? done
    : done.filter(({ change }) => change.kind === 'estimate' && change.verdict === 'better');
}
