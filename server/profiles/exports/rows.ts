/** Results and changes as rows of a file, in words of the reader's language. What a page does not show has no number here. */
import { hasLevel } from '../../../analytics/result-level.ts';
import type { DisclosedResult } from '../../../analytics/suppression/disclosed.ts';
import type { DisclosedChange } from '../../../analytics/suppression/disclosed-change.ts';
import type { AnonymousAudience, Language, Localized } from '../../../surveys/schema.ts';
import type { Cell } from '../../ground/files/cells.ts';
import words from './words.json' with { type: 'json' };

/** A file: its columns, and its rows in the order of the columns. */
export type Table = { header: string[]; rows: Cell[][] };

type Column = keyof typeof words.columns;

const PLACE: Column[] = ['school', 'code', 'factor', 'result'];
const RISK: Column[] = [...PLACE, 'value', 'low', 'high', 'pLow', 'pMedium', 'pHigh', 'raw'];
const ASKED: AnonymousAudience[] = ['teacher', 'student', 'parent'];
const CHANGE: Column[] = [...PLACE, 'change', 'low', 'high', 'better'];

export type Named<Result> = { school: Localized; code: string; factor: Localized; result: Result };

const header = (columns: Column[], language: Language): string[] =>
  columns.map((each) => words.columns[each][language]);

/** @param asOf when the results were last brought up to date, in words; absent before the first results */
export function riskTable(rows: Named<DisclosedResult | null>[], language: Language, asOf?: string): Table {
  return {
    header: header([...RISK, ...ASKED, 'asOf'], language),
    rows: rows.map(({ code, factor, result, school }) => [
      ...[school[language], code, factor[language], resultWords(result)[language]],
      ...riskFigures(result),
      ...ASKED.map((audience) => result?.groups.find((group) => group.audience === audience)?.n),
      asOf,
    ]),
  };
}

export function changeTable(rows: Named<DisclosedChange | null>[], language: Language): Table {
  return {
    header: header(CHANGE, language),
    rows: rows.map(({ code, factor, result, school }) => [
      ...[school[language], code, factor[language], changeWords(result)[language]],
      ...changeFigures(result),
    ]),
  };
}

function resultWords(result: DisclosedResult | null): Localized {
  if (hasLevel(result)) return words.result[result.state][result.level];
  if (result === null) return words.result.noData;
  return result.kind === 'withheld' ? words.result[result.reason] : words.result.few;
}

/** Too few answers for a level are too few for a number: the page shows words alone. */
function riskFigures(result: DisclosedResult | null): Cell[] {
  if (!hasLevel(result)) return Array.from({ length: RISK.length - PLACE.length });
  const { interval, probabilities, raw, value } = result;
  const share = (probability: number) => Math.round(100 * probability) / 100;
  const { high, low, medium } = probabilities;
  return [value, ...interval, share(low), share(medium), share(high), raw];
}

function changeWords(result: DisclosedChange | null): Localized {
  if (result === null) return words.result.noCommonData;
  if (result.kind === 'estimate') return words.result[result.verdict];
  return result.reason === 'fewAnswers' ? words.result.changeHidden : words.result[result.reason];
}

function changeFigures(result: DisclosedChange | null): Cell[] {
  if (result?.kind !== 'estimate') return Array.from({ length: CHANGE.length - PLACE.length });
  return [result.value, ...result.interval, result.probabilityBetter];
}
