/** Deliberately broken measures, roadmaps and tests: one fault each, with the place and the cure. */
import type { BrokenFile, Json } from './broken-forms.ts';

type Measures = {
  code: string;
  effort: string;
  weeks: number;
  factors: string[];
  activities: number[];
  steps: unknown[];
}[];
type Roadmap = { activities: { no: number; section: string; period: { from: string; to: string } }[] };
type Vpr = { tests: { cuts: number[]; grade: number; subject: string; checked: unknown }[] };

const measures = (change: (measures: Measures) => void) => change as (content: Json) => void;
const roadmap = (change: (roadmap: Roadmap) => void) => change as (content: Json) => void;
const vpr = (change: (vpr: Vpr) => void) => change as (content: Json) => void;

export const brokenRegisters: BrokenFile[] = [
  {
    name: 'a measure for an unknown factor',
    file: 'measures/F06.json',
    breakIt: measures((m) => {
      m[0]!.factors = ['F99'];
    }),
    path: '[0].factors[0]',
    cure: /no such factor/,
  },
  {
    name: 'a measure of a missing roadmap row',
    file: 'measures/F06.json',
    breakIt: measures((m) => {
      m[1]!.activities = [5];
    }),
    path: '[1].activities[0]',
    cure: /no roadmap has such a row/,
  },
  {
    name: 'an effort of its own making',
    file: 'measures/F06.json',
    breakIt: measures((m) => {
      m[2]!.effort = 'tiny';
    }),
    path: '[2].effort',
    cure: /"small", "medium", "large"/,
  },
  {
    name: 'a measure in one step',
    file: 'measures/F06.json',
    breakIt: measures((m) => m[0]!.steps.splice(1)),
    path: '[0].steps',
    cure: /at least 3 entries/,
  },
  {
    name: 'a code used twice',
    file: 'measures/F07.json',
    breakIt: measures((m) => {
      m[0]!.code = 'M06-01';
    }),
    path: '[0].code',
    cure: /already taken \(measures\/F06\.json/,
  },
  {
    name: 'a roadmap row in an unknown section',
    file: 'roadmaps/2023.json',
    breakIt: roadmap((r) => {
      r.activities[0]!.section = 'IX';
    }),
    path: 'activities[0].section',
    cure: /no such section/,
  },
  {
    name: 'a day that does not exist',
    file: 'roadmaps/2023.json',
    breakIt: roadmap((r) => {
      r.activities[0]!.period.to = '2023-02-30';
    }),
    path: 'activities[0].period.to',
    cure: /no such day/,
  },
  {
    name: 'a period that runs backwards',
    file: 'roadmaps/2023.json',
    breakIt: roadmap((r) => {
      r.activities[0]!.period.to = '2023-01-31';
    }),
    path: 'activities[0].period.to',
    cure: /must not be before/,
  },
  {
    name: 'cut-offs beyond the maximum',
    file: 'vpr/2023.json',
    breakIt: vpr((v) => {
      v.tests[0]!.cuts = [6, 10, 25];
    }),
    path: 'tests[0].cuts',
    cure: /not exceed 20/,
  },
  {
    name: 'a check mark that is a word',
    file: 'vpr/2023.json',
    breakIt: vpr((v) => {
      v.tests[0]!.checked = 'no';
    }),
    path: 'tests[0].checked',
    cure: /true or false/,
  },
];
