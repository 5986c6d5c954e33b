/** The fixed words for a result and its doubt, the same on every page. */
import { hasLevel, isCertain, isLevel, type Look, lookOf } from '../../analytics/result-level.ts';
import type { FactorSummary } from '../../server/profiles/profiles/schemas.ts';
import type { Audience } from '../../surveys/schema.ts';
import type { Words } from './words.ts';

/** `isSure`: nothing about the look is in doubt. Too few answers and the reasons for withholding look like no level. */
export type Appearance = { look: Look; isSure: boolean };

export function appearance(result: FactorSummary | undefined): Appearance {
  const look = lookOf(result);
  return { look, isSure: look !== 'few' && (!isLevel(look) || isCertain(result)) };
}

/** For instance «скорее высокий риск», «мало ответов», «скрыто: меньше 5 ответов». */
export function riskWords({ t }: Words, result: FactorSummary | undefined): string {
  const look = lookOf(result);
  if (!isLevel(look)) {
    const isWeightMissing = result?.kind === 'withheld' && result.reason === 'weightMissing';
    return t(isWeightMissing ? 'risk.weightMissing' : `risk.${look}`);
  }
  const level = t(`risk.level.${look}`);
  return isCertain(result) ? t('risk.certain', { level }) : t('risk.leaning', { level });
}

/** The words with the number and how sure it is: «высокий риск, уверенно: 62 из 100, уверенность 92 %». */
export function riskSentence(words: Words, result: FactorSummary | undefined): string {
  const { number, t } = words;
  const finding = riskWords(words, result);
  if (!hasLevel(result)) return finding;
  const value = t('risk.value', { value: number(result.value) });
  const confidence = t('risk.confidence', { percent: sureness(words, result.probabilities[result.level]) });
  return `${finding}: ${value}, ${confidence}`;
}

/** The number and its interval for a table; empty without a level, for too few answers for a level are too few for a number. */
export function riskFigures({ number, t }: Words, result: FactorSummary | null): { value: string; interval: string } {
  if (!hasLevel(result)) return { value: '', interval: '' };
  const [low, high] = result.interval.map((each) => number(each));
  return { value: number(result.value), interval: t('risk.interval', { low, high }) };
}

/** A probability as it may be said: never 100 %, since an estimate is never certain. */
export function sureness({ percent, t }: Words, probability: number): string {
  return probability >= 0.995 ? t('risk.nearlySure') : percent(probability);
}

export function cellName({ t }: Words, audience: Audience, grade: number | null): string {
  const name = t(`audience.${audience}`);
  return grade === null ? name : t('cell.withGrade', { audience: name, grade });
}
