/** Rules of measures, roadmaps, tests and exit criteria that their schemas cannot say. */
import { isCalendarDay } from './calendar-day.ts';
import type { ExitCriteria } from './exit.ts';
import type { ContentFault } from './fault.ts';
import { addRepeats, type FaultList, faultList } from './fault-list.ts';
import { expected } from './fault-texts.ts';
import type { Measure } from './measure.ts';
import type { Computes, Roadmap } from './roadmap.ts';
import { type RuleName, ruleNames, ruleParameters } from './roadmap-rules.ts';
import type { RiskModel } from './schema.ts';
import type { VprTest, VprYear } from './vpr.ts';

/** Faults of all files of measures: codes are unique over the files, factors and roadmap rows exist. */
export function measureFaults(
  files: Record<string, Measure[]>,
  model: RiskModel,
  roadmaps: Record<string, Roadmap>,
): ContentFault[] {
  const factors = new Set(model.factors.map((factor) => factor.code));
  const rows = new Set(Object.values(roadmaps).flatMap((roadmap) => roadmap.activities.map((activity) => activity.no)));
  const first = new Map<string, string>();
  return Object.entries(files).flatMap(([file, measures]) => {
    const list = faultList(file);
    measures.forEach((measure, m) => {
      const seen = first.get(measure.code);
      if (seen !== undefined) list.add(`[${m}].code`, measure.code, expected.unique(seen));
      else first.set(measure.code, `${file}: [${m}].code`);
      measure.factors.forEach((code, i) => {
        if (!factors.has(code)) list.add(`[${m}].factors[${i}]`, code, expected.factorKnown());
      });
      measure.activities.forEach((no, i) => {
        if (!rows.has(no)) list.add(`[${m}].activities[${i}]`, no, expected.activityKnown());
      });
    });
    return list.faults;
  });
}

/** Faults of one roadmap: rows are unique, sections and rules exist, periods run forward. */
export function roadmapFaults(file: string, roadmap: Roadmap): ContentFault[] {
  const list = faultList(file);
  const sections = new Set(roadmap.sections.map((section) => section.code));
  addRepeats(
    list,
    roadmap.activities.map((activity) => activity.no),
    (i) => `activities[${i}].no`,
    expected.unique,
  );
  roadmap.activities.forEach((activity, a) => {
    const { from, to } = activity.period;
    const path = `activities[${a}]`;
    if (!sections.has(activity.section)) list.add(`${path}.section`, activity.section, expected.sectionKnown());
    if (!isCalendarDay(from)) list.add(`${path}.period.from`, from, expected.day());
    if (!isCalendarDay(to)) list.add(`${path}.period.to`, to, expected.day());
    if (to < from) list.add(`${path}.period.to`, to, expected.period());
    addRuleFaults(list, activity.computes, `${path}.computes`);
  });
  return list.faults;
}

/** The rule is one that can be computed, and has the parameters that it needs. */
function addRuleFaults(list: FaultList, computes: Computes, path: string): void {
  const rule = ruleNames.find((name) => name === computes.rule);
  if (rule === undefined) {
    list.add(`${path}.rule`, computes.rule, expected.ruleKnown(ruleNames.join(', ')));
    return;
  }
  for (const name of ruleParameters[rule as RuleName] as readonly (keyof Computes)[]) {
    if (computes[name] === undefined) list.add(path, computes.rule, expected.property(name));
  }
}

/** Faults of one year of tests: one entry per subject and grade, cut-offs ascending within the maximum. */
export function vprFaults(file: string, year: VprYear): ContentFault[] {
  const list = faultList(file);
  addRepeats(
    list,
    year.tests.map((test) => `${test.subject} ${test.grade}`),
    (i) => `tests[${i}]`,
    expected.unique,
  );
  year.tests.forEach((test, t) => {
    const [three, four, five] = test.cuts;
    if (!(three < four && four < five && five <= test.maximum)) {
      list.add(`tests[${t}].cuts`, test.cuts, expected.cuts(test.maximum));
    }
    addItemFaults(list, test, `tests[${t}].items`);
  });
  return list.faults;
}

/** Items are named once, and their maxima sum to the maximum of the test. */
function addItemFaults(list: FaultList, { items, maximum }: VprTest, path: string): void {
  if (items === undefined) return;
  const names = items.map(({ name }) => name);
  addRepeats(list, names, (i) => `${path}[${i}].name`, expected.unique);
  const sum = items.reduce((total, item) => total + item.maximum, 0);
  if (sum !== maximum) list.add(path, sum, expected.itemSum(maximum, sum));
}

/** Faults of the exit criteria: one list per status, codes unique in each; a level is that of a factor of the model. */
export function exitFaults(criteria: ExitCriteria, model: RiskModel): ContentFault[] {
  const list = faultList('exit-criteria.json');
  const factors = new Set(model.factors.map(({ code }) => code));
  addRepeats(
    list,
    criteria.statuses.map((entry) => entry.status),
    (i) => `statuses[${i}].status`,
    expected.unique,
  );
  criteria.statuses.forEach((entry, s) => {
    const codes = entry.criteria.map((criterion) => criterion.code);
    addRepeats(list, codes, (i) => `statuses[${s}].criteria[${i}].code`, expected.unique);
    entry.criteria.forEach(({ factor, measure }, c) => {
      const known = factor !== undefined && factors.has(factor);
      const path = `statuses[${s}].criteria[${c}].factor`;
      if (measure === 'factorLevel' && !known) list.add(path, factor, expected.factorKnown());
    });
  });
  return list.faults;
}
