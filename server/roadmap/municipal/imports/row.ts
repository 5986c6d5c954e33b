/** Makes an activity of one row of a table, on the ground of the activity that had its number before. */

import { fold } from '../../../../surveys/fold.ts';
import { roadmapFaults } from '../../../../surveys/register-rules.ts';
import type { Activity, Computes, Roadmap } from '../../../../surveys/roadmap.ts';
import { fileWords } from '../../../ground/tables/file-words.ts';
import type { Row } from '../../../ground/tables/row.ts';
import { type Period, readPeriod } from './period.ts';
import type { RoadmapFaultCode } from './schemas.ts';

const words = fileWords.roadmaps;

export type ColumnName = keyof typeof words.headers;
export type Columns = Record<ColumnName, number>;
export type RowPlace = { columns: Columns; section: string | null; source: Roadmap; year: number };
export type Complain = (code: RoadmapFaultCode, found?: string) => void;

const RESPONSIBLE = new Map(
  Object.entries(words.responsible).flatMap(([code, names]) => names.map((name) => [fold(name), code] as const)),
);

const cellOf = ({ cells }: Row, { columns }: RowPlace, name: ColumnName): string => cells[columns[name]] ?? '';

/** A cell that a workbook shows as a day is that day; else what is written. */
function written(row: Row, place: RowPlace, name: ColumnName): string {
  return row.days?.get(place.columns[name]) ?? cellOf(row, place, name);
}

function periodOf(row: Row, place: RowPlace, known: Activity | undefined, complain: Complain): Period | undefined {
  const [from, to] = [written(row, place, 'from'), written(row, place, 'to')];
  const text = from !== '' || to !== '' ? `${from} - ${to}` : written(row, place, 'period');
  if (text === '' && known) return known.period;
  const period = readPeriod(text, place.year);
  if (period === null) complain('periodUnknown', text);
  else if (period.to < period.from) complain('periodBackwards', text);
  else return period;
}

/** A word that nobody knows stays as the district wrote it. */
function responsibleOf(text: string): string[] {
  const names = text.split(/[,;]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))].map((name) => RESPONSIBLE.get(fold(name)) ?? name);
}

function targetOf(text: string, known: Activity | undefined, complain: Complain): Activity['target'] | undefined {
  if (text === '') return known?.target ?? { value: 1, unit: 'count' };
  const [, digits, percent] = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(text) ?? [];
  if (digits === undefined) {
    complain('targetUnknown', text);
    return undefined;
  }
  return { value: Number(digits.replace(',', '.')), unit: percent === '' ? 'count' : 'percent' };
}

/** `eventHeld event=parents`: the rule, then what it counts. */
function computesOf(text: string, known: Activity | undefined, complain: Complain): Computes | undefined {
  if (text === '') {
    if (!known) complain('ruleMissing');
    return known?.computes;
  }
  const [rule = '', ...rest] = text.split(/\s+/);
  const parameters = rest.map((part) => part.split('=', 2));
  return { rule, ...Object.fromEntries(parameters) } as Computes;
}

/** An activity without the faults that only a whole roadmap shows is checked as the only row of one. */
function isComputable(activity: Activity, { source }: RowPlace): boolean {
  return roadmapFaults('row', { ...source, activities: [activity] }).length === 0;
}

/** @returns undefined where the row has a fault, which was told to `complain` */
export function activityOf(row: Row, no: number, place: RowPlace, complain: Complain): Activity | undefined {
  const known = place.source.activities.find((activity) => activity.no === no);
  const title = cellOf(row, place, 'title');
  const section = place.section ?? known?.section;
  const period = periodOf(row, place, known, complain);
  const target = targetOf(cellOf(row, place, 'target'), known, complain);
  const computes = computesOf(cellOf(row, place, 'rule'), known, complain);
  if (title === '') complain('titleMissing');
  if (section === undefined) complain('sectionUnknown');
  if (!period || !target || !computes || title === '' || section === undefined) return undefined;
  const named = responsibleOf(cellOf(row, place, 'responsible'));
  const indicator = cellOf(row, place, 'indicator');
  const activity: Activity = {
    ...(known ?? { schools: ['lowResults', 'hardConditions'], register: computes.rule, per: 'municipality' }),
    no,
    section,
    period,
    target,
    computes,
    title: title === known?.title.ru ? known.title : { ru: title, en: title },
    responsible: named.length > 0 ? named : (known?.responsible ?? ['department']),
    indicator: indicator === '' && known ? known.indicator : localized(indicator || title, known?.indicator),
    rule: known?.rule ?? localized(computes.rule),
  };
  if (isComputable(activity, place)) return activity;
  complain('ruleUnknown', cellOf(row, place, 'rule'));
  return undefined;
}

/** A text that a table has in one language alone stands for both; one that did not change keeps its translation. */
const localized = (text: string, known?: Activity['title']) => (known?.ru === text ? known : { ru: text, en: text });
