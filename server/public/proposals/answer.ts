/**
 * A proposal of what a school can tell those who answered: two or three findings in plain words. It is made of the disclosed
 * profile alone, so it says nothing that the school's page does not show, and no number but those of the groups shown there.
 */
import type { DisclosedEstimate, DisclosedResult } from '../../../analytics/suppression/disclosed.ts';
import type { AnonymousAudience, Localized } from '../../../surveys/schema.ts';
import { dayName, fill } from '../../answering/paper/texts.ts';
import words from './plain-words.json' with { type: 'json' };
import texts from './texts.json' with { type: 'json' };

export type PlannedMeasure = { factor: string | null; title: string; endsOn: string };

export type ProposedFinding = { factor: string; said: string; doing: string };

const { answer } = texts;
const MOST_PROBLEMS = 2;
const MOST = 3;
const AUDIENCES: readonly AnonymousAudience[] = ['student', 'parent', 'teacher'];

type Shown = DisclosedEstimate & { state: 'certain' | 'leaning' };

/** Of which something can be said: with a level, and with people who answered and not the director's facts alone. */
function isShown(result: DisclosedResult): result is Shown {
  return result.kind === 'estimate' && result.state !== 'few' && groupsOf(result).length > 0;
}

/** The groups whose answers are behind a result, as far as they are shown. */
function groupsOf({ groups }: DisclosedResult) {
  return AUDIENCES.flatMap((audience) => {
    const n = groups.find((group) => group.audience === audience)?.n ?? 0;
    return n > 0 ? [{ audience, n }] : [];
  });
}

/** Two things that are hard, the surest first, and one that is well; medium ones where there are too few others. */
export function chooseFindings(results: readonly DisclosedResult[]): Shown[] {
  const shown = results.filter(isShown);
  const sureOf = (level: 'low' | 'medium' | 'high') =>
    shown.filter((each) => each.level === level).sort((a, b) => b.probabilities[level] - a.probabilities[level]);
  const problems = [...sureOf('high'), ...sureOf('medium')].slice(0, MOST_PROBLEMS);
  const strengths = sureOf('low').slice(0, MOST - problems.length);
  return [...problems, ...strengths].slice(0, MOST);
}

/** Every number that may stand in a finding: how many of each shown group answered. */
export function shownNumbers(results: readonly DisclosedResult[]): Set<number> {
  return new Set(results.filter(isShown).flatMap((result) => groupsOf(result).map(({ n }) => n)));
}

function saidOf(result: Shown, title: Localized | undefined): string {
  const known = (words as Record<string, Record<Shown['level'], string>>)[result.factor];
  const plain = known?.[result.level] ?? fill(answer.fallback[result.level], { factor: title?.ru ?? result.factor });
  const doubtful = result.state === 'leaning' ? `${answer.leaning} ${lowerFirst(plain)}` : plain;
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

/** Grades that were asked, and the numbers of shown groups: all else could be a small group. Years have four digits. */
const GRADES = [6, 8];

/** @returns numbers in a text that are no figures of the disclosed results */
export function foreignNumbers(text: string, shown: ReadonlySet<number>): string[] {
  const numbers = text.match(/\d+(?:[.,]\d+)?/g) ?? [];
  return numbers.filter((number) => {
    const value = Number(number.replace(',', '.'));
    return !(shown.has(value) || GRADES.includes(value) || (value >= 2000 && value <= 2100));
  });
}
