/** The public text of a school's roadmap: what is done, when and by whom. Which risks it answers stays inside. */
import type { Measure } from '../../../../surveys/measure.ts';
import type { LineSnapshot } from '../../../ground/db/school-roadmap-tables.ts';
import { dayName } from '../../../ground/documents/wording.ts';
import texts from './texts.json' with { type: 'json' };

/** Fills `{{name}}`; line breaks within a value would break the list. */
function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? '').replace(/\s+/g, ' '));
}

export const REPLACED = texts.replaced;

/** @returns title and Markdown of what is made public */
export function publicText(
  { aim, lines, year }: { aim: string; lines: readonly LineSnapshot[]; year: number },
  measures: readonly Measure[],
): { title: string; body: string } {
  const titles = new Map(measures.map(({ code, title }) => [code, title.ru]));
  const items = lines.map(({ activity, endsOn, joint, measure, owner, startsOn, title }) =>
    fill(texts.line, {
      from: dayName('ru', startsOn),
      to: dayName('ru', endsOn),
      owner,
      title: (title ?? titles.get(measure ?? '') ?? measure ?? '').replace(/\.\s*$/, ''),
      activity: activity === null ? '' : ` ${fill(texts.activity, { no: activity }).trim()}`,
      joint: joint ? ` ${texts.joint.trim()}` : '',
    }),
  );
  const purpose = aim === '' ? [] : [`## ${texts.aim}`, aim];
  return { title: fill(texts.title, { year }), body: [...purpose, `## ${texts.lines}`, items.join('\n')].join('\n\n') };
}
