/** A proposal of a school's analytic report: its computed change with the doubt, whichever way it goes (row 24). */
import type { DisclosedChange } from '../../../analytics/suppression/disclosed-change.ts';
import type { Localized } from '../../../surveys/schema.ts';
import { dayName, fill } from '../../ground/documents/wording.ts';
import texts from './texts.json' with { type: 'json' };

export type DoneMeasure = { title: string; owner: string; startsOn: string; endsOn: string };

export type ReportGround = {
  year: number;
  /** Titles of the two campaigns; null when there is nothing to compare. */
  compared: { before: Localized; after: Localized } | null;
  changes: readonly DisclosedChange[];
  titles: ReadonlyMap<string, Localized>;
  done: readonly DoneMeasure[];
};

const { report } = texts;
const points = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

type Estimate = Extract<DisclosedChange, { kind: 'estimate' }>;

/** With a minus, not a hyphen. */
const pointsOf = (value: number): string => points.format(value).replace('-', '\u2212');

const nameOf = (titles: ReportGround['titles'], factor: string): string => titles.get(factor)?.ru ?? factor;

function listOf(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [`### ${title}`, lines.map((line) => `- ${line}`).join('\n')];
}

function estimateLine(titles: ReportGround['titles'], { factor, interval, value }: Estimate): string {
  const [low, high] = interval.map(pointsOf);
  return fill(report.line, { factor: nameOf(titles, factor), value: pointsOf(value), low, high });
}

function changeParts({ changes, titles }: ReportGround): string[] {
  const estimates = changes.filter((each) => each.kind === 'estimate');
  const withheld = changes.filter((each) => each.kind === 'withheld');
  return [
    ...(['better', 'worse', 'cannotTell'] as const).flatMap((verdict) =>
      listOf(
        report[verdict],
        estimates
          .filter((each) => each.verdict === verdict)
          .sort((a, b) => a.value - b.value)
          .map((each) => estimateLine(titles, each)),
      ),
    ),
    ...listOf(
      report.withheld,
      withheld.map(({ factor, reason }) =>
        fill(report.withheldLine, { factor: nameOf(titles, factor), reason: report.reasons[reason] }),
      ),
    ),
  ];
}

function doneLine({ endsOn, owner, startsOn, title }: DoneMeasure): string {
  return fill(report.doneLine, { measure: title, owner, from: dayName('ru', startsOn), to: dayName('ru', endsOn) });
}

/** @returns title and Markdown, for a person to go on with */
export function reportProposal(ground: ReportGround): { title: string; body: string } {
  const { compared, done, year } = ground;
  const changes = compared
    ? [fill(report.compared, { before: compared.before.ru, after: compared.after.ru }), ...changeParts(ground)]
    : [report.none];
  const lines = done.length === 0 ? [report.doneNone] : [done.map((each) => `- ${doneLine(each)}`).join('\n')];
  const body = [
    `## ${report.changes}`,
    ...changes,
    `## ${report.done}`,
    ...lines,
    `## ${report.conclusions}`,
    report.conclusionsLine,
  ];
  return { title: fill(report.title, { year }), body: `${body.join('\n\n')}\n` };
}
