/** The fixed words for a change and its doubt, and how it looks. */
import type { Change } from '../../server/profiles/changes/schemas.ts';
import type { ChangeLook } from '../charts/changeMap.ts';
import type { Words } from './words.ts';

export function changeLook(change: Change | undefined): ChangeLook {
  if (!change) return 'noData';
  if (change.kind === 'estimate') return change.verdict;
  if (change.reason === 'modelChanged') return 'notCompared';
  return change.reason === 'fewAnswers' ? 'hidden' : 'noData';
}

/** With its sign: «−8», «+3», «0». */
export function signed({ number }: Words, value: number): string {
  return Math.round(value) > 0 ? `+${number(value)}` : number(value);
}

/** For instance «стало лучше: −8 на шкале риска, интервал 90 % от −13 до −3». */
export function changeSentence(words: Words, change: Change | undefined): string {
  const { t } = words;
  if (!change) return t('change.noCommonData');
  if (change.kind === 'withheld') return t(`change.${change.reason}`);
  const [low, high] = change.interval.map((each) => signed(words, each));
  const value = t('change.value', { value: signed(words, change.value), low, high });
  return `${t(`change.verdict.${change.verdict}`)}: ${value}`;
}

/** Only a change whose direction is sure: «с 2025 года лучше: −8»; else nothing. @param since the year of the campaign before */
export function changeShort(words: Words, change: Change | undefined, since: number | null): string {
  if (change?.kind !== 'estimate' || change.verdict === 'cannotTell' || since === null) return '';
  return words.t(`change.since.${change.verdict}`, { year: since, value: signed(words, change.value) });
}
