/** From lines of plans and stored changes to measures as they were carried out. Pure. */
import type { DisclosedChange } from '../../../analytics/suppression/disclosed-change.ts';
import type { Localized } from '../../../surveys/schema.ts';
import type { PlanLine } from '../plans/schemas.ts';
import type { CaseChange, PracticeCase } from './schemas.ts';
import type { ComparedCampaign } from './store.ts';

export type KnownChange = { schoolId: number; campaignId: number; againstId: number; result: DisclosedChange };

/** A line that stands against a risk of a campaign. */
export type AnsweringLine = PlanLine & { factor: string; campaignId: number };

export function isAnswering(line: PlanLine): line is AnsweringLine {
  return line.factor !== null && line.campaignId !== null;
}

export type Known = { changes: readonly KnownChange[]; campaigns: readonly ComparedCampaign[] };

/**
 * What is told about a line: only what the changes tell, and only for a campaign that opened after the line was done.
 * @param known changes as they are stored, after the suppression gate
 */
export function changeOf(line: AnsweringLine, { campaigns, changes }: Known): CaseChange {
  const none = (reason: Extract<CaseChange, { kind: 'none' }>['reason']): CaseChange => ({ kind: 'none', reason });
  if (line.doneOn === null) return none('notDone');
  const next = campaigns.find(({ againstId }) => againstId === line.campaignId);
  if (!next) return none('noLaterCampaign');
  if (line.doneOn >= next.opensOn) return none('endedLater');
  const result = changes.find(
    (each) => each.schoolId === line.schoolId && each.campaignId === next.id && each.result.factor === line.factor,
  )?.result;
  if (!result) return none('noLaterCampaign');
  if (result.kind === 'withheld') return none(result.reason);
  const { interval, probabilityBetter, value, verdict } = result;
  const isOpen = next.state === 'open';
  return { kind: 'estimate', value, interval, probabilityBetter, verdict, year: next.year, isOpen };
}

/** @param lines of all schools around; only what is done or under way is a case */
export function casesOf(lines: readonly AnsweringLine[], names: Map<number, Localized>, known: Known): PracticeCase[] {
  return lines
    .filter(({ state }) => state === 'done' || state === 'underWay')
    .map((line) => {
      const { activity, doneOn, endsOn, factor, id, measure, owner, schoolId, startsOn, state, title } = line;
      return {
        schoolId,
        lineId: id,
        factor,
        measure,
        title,
        activity,
        owner,
        state,
        startsOn,
        endsOn,
        doneOn,
        school: names.get(schoolId) ?? { ru: String(schoolId), en: String(schoolId) },
        change: changeOf(line, known),
      };
    })
    .sort((a, b) => sureness(b) - sureness(a) || (b.doneOn ?? '').localeCompare(a.doneOn ?? ''));
}

/** Sure improvements first, then what leans to better, then what cannot be told, at last what got worse. */
function sureness({ change }: PracticeCase): number {
  return change.kind === 'estimate' ? change.probabilityBetter : 0.4;
}
