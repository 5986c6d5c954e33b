/** A roadmap as the table that `readRoadmap` takes: changed in a spreadsheet it comes back as what it was. */

import type { Activity, Computes, Roadmap } from '../../../../surveys/roadmap.ts';
import { fileWords } from '../../../ground/tables/file-words.ts';

const words = fileWords.roadmaps;

const COLUMNS = ['no', 'section', 'title', 'from', 'to', 'responsible', 'indicator', 'target', 'rule'] as const;

const responsibleWord = (code: string): string =>
  (Object.entries(words.responsible).find(([known]) => known === code)?.[1] ?? [code])[0];

function ruleText({ rule, ...parameters }: Computes): string {
  return [rule, ...Object.entries(parameters).map(([name, value]) => `${name}=${value}`)].join(' ');
}

function rowOf({ computes, indicator, no, period, responsible, target, title }: Activity, section: string): string[] {
  const value = target.unit === 'percent' ? `${target.value}%` : String(target.value);
  const who = responsible.map(responsibleWord).join(', ');
  return [String(no), section, title.ru, period.from, period.to, who, indicator.ru, value, ruleText(computes)];
}

export function roadmapTable({ activities, sections }: Roadmap): { header: string[]; rows: string[][] } {
  const titles = new Map(sections.map(({ code, title }) => [code, `${code}. ${title.ru}`]));
  return {
    header: COLUMNS.map((name) => words.headers[name][0]),
    rows: activities.map((activity) => rowOf(activity, titles.get(activity.section) ?? activity.section)),
  };
}
