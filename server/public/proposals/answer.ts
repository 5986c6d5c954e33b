/**
 * A proposal of what a school can tell those who answered: two or three findings in plain words. It is made of the disclosed
 * profile alone, so it says nothing that the school's page does not show, and no number but those of the groups shown there.
 */
import { isCertain } from '../../../analytics/result-level.ts';
import type { DisclosedResult } from '../../../analytics/suppression/disclosed.ts';
import type { Localized } from '../../../surveys/schema.ts';
import { dayName, fill } from '../../ground/documents/wording.ts';
import { groupsOf, isShown, type Shown } from '../../publishing/figures/shown.ts';
import words from './plain-words.json' with { type: 'json' };
import texts from './texts.json' with { type: 'json' };

export type PlannedMeasure = { factor: string | null; title: string; endsOn: string };

export type ProposedFinding = { factor: string; said: string; doing: string };

const { answer } = texts;
const MOST_PROBLEMS = 2;
const MOST = 3;

/** Two things that are hard, the surest first, and one that is well; medium ones where there are too few others. */
export function chooseFindings(results: readonly DisclosedResult[]): Shown[] {
  const shown = results.filter(isShown);
  const sureOf = (level: 'low' | 'medium' | 'high') =>
    shown.filter((each) => each.level === level).sort((a, b) => b.probabilities[level] - a.probabilities[level]);
  const problems = [...sureOf('high'), ...sureOf('medium')].slice(0, MOST_PROBLEMS);
  const strengths = sureOf('low').slice(0, MOST - problems.length);
  return [...problems, ...strengths].slice(0, MOST);
}

function saidOf(result: Shown, title: Localized | undefined): string {
  const known = (words as Record<string, Record<Shown['level'], string>>)[result.factor];
  const plain = known?.[result.level] ?? fill(answer.fallback[result.level], { factor: title?.ru ?? result.factor });
  const doubtful = isCertain(result) ? plain : `${answer.leaning} ${lowerFirst(plain)}`;
  const groups = groupsOf(result).map(({ audience, n }) => fill(answer.group[audience], { n }));
  return fill(answer.said, { words: doubtful, groups: groups.join(', ') });
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function doingOf({ factor, level }: Shown, measures: readonly PlannedMeasure[]): string {
  const own = measures.filter((each) => each.factor === factor);
  const lines = own.map(({ endsOn, title }) => fill(answer.line, { measure: title, day: dayName('ru', endsOn) }));
  return lines.length === 0 && level === 'low' ? answer.keep : lines.join(' ');
}

/**
 * @param results the disclosed profile of the school
 * @param measures what stands in the school's plan
 * @returns no finding where nothing may be shown; `doing` is empty where the plan says nothing, for the head to fill in
 */
export function answerProposal(
  results: readonly DisclosedResult[],
  titles: ReadonlyMap<string, Localized>,
  measures: readonly PlannedMeasure[],
): { title: string; body: string; findings: ProposedFinding[] } {
  const findings = chooseFindings(results).map((result) => ({
    factor: result.factor,
    said: saidOf(result, titles.get(result.factor)),
    doing: doingOf(result, measures),
  }));
  return { title: answer.title, body: answer.body, findings };
}
