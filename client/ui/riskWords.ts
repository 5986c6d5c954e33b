/** The fixed words for a result and its doubt, the same on every page. */
import type { FactorSummary } from '../../server/profiles/profiles/schemas.ts';
import type { Audience } from '../../surveys/schema.ts';
import type { Words } from './words.ts';

/** How a result looks; `few` and the reasons for withholding have looks of their own, so that none passes for a level. */
export type Look = 'low' | 'medium' | 'high' | 'few' | 'hidden' | 'noData';

export type Appearance = { look: Look; isSure: boolean };

export function appearance(result: FactorSummary | undefined): Appearance {
  if (!result) return { look: 'noData', isSure: true };
  if (result.kind === 'withheld') return { look: result.reason === 'fewAnswers' ? 'hidden' : 'noData', isSure: true };
  if (result.state === 'few') return { look: 'few', isSure: false };
  return { look: result.level, isSure: result.state === 'certain' };
}

/** For instance «скорее высокий риск», «мало ответов», «скрыто: меньше 5 ответов». */
export function riskWords({ t }: Words, result: FactorSummary | undefined): string {
  if (!result) return t('risk.noData');
  if (result.kind === 'withheld') {
    if (result.reason === 'fewAnswers') return t('risk.hidden');
    return result.reason === 'weightMissing' ? t('risk.weightMissing') : t('risk.noData');
  }
  if (result.state === 'few') return t('risk.few');
  const level = t(`risk.level.${result.level}`);
  return result.state === 'certain' ? t('risk.certain', { level }) : t('risk.leaning', { level });
}

/** The words with the number and how sure it is: «высокий риск, уверенно: 62 из 100, уверенность 92 %». */
export function riskSentence(words: Words, result: FactorSummary | undefined): string {
  const { number, t } = words;
  const finding = riskWords(words, result);
  if (result?.kind !== 'estimate') return finding;
  const value = t('risk.value', { value: number(result.value) });
  const confidence = t('risk.confidence', { percent: sureness(words, result.probabilities[result.level]) });
  return result.state === 'few' ? finding : `${finding}: ${value}, ${confidence}`;
}

/** A probability as it may be said: never 100 %, since an estimate is never certain. */
export function sureness({ percent, t }: Words, probability: number): string {
  return probability >= 0.995 ? t('risk.nearlySure') : percent(probability);
}

export function cellName({ t }: Words, audience: Audience, grade: number | null): string {
  const name = t(`audience.${audience}`);
  return grade === null ? name : t('cell.withGrade', { audience: name, grade });
}
