/** A district that has the reports of the fictional one, and no pupil rows. */
import type { AggregateKind } from '../../../analytics/objectivity/aggregates/report.ts';
import { askForAnalyses } from '../../../server/objectivity/findings/job.ts';
import { markStale } from '../../../server/objectivity/findings/store.ts';
import { insertReport } from '../../../server/objectivity/reports/store.ts';
import { putDistrictTests } from '../../../server/objectivity/tests/store.ts';
import type { Services } from '../../../server/services.ts';
import { definition, reportOf } from '../../analytics/objectivity/reported-district.ts';
import type { World } from '../world.ts';

export type Reporting = { services: Services; world: World; by: string };

/** The path of the test below `/api/objectivity` and `/objectivity`. */
export const TEST_PATH = `tests/${definition.year}/${definition.subject}/${definition.grade}`;

/** Describes the test that the reports are on. */
export async function describeTest({ by, services: { clock, db }, world }: Reporting): Promise<void> {
  const { cutoffs, items, max, ...key } = definition;
  const [low, middle, high] = cutoffs;
  const test = {
    ...key,
    title: { ru: 'Русский язык', en: 'Russian' },
    maximum: max,
    cuts: [low, middle, high] as [number, number, number],
    items: items.map((item) => ({ name: item.name, maximum: item.max })),
  };
  await putDistrictTests(db, { territoryId: world.territoryId, by, at: clock.now() }, [test]);
}

/** @param change what the file says otherwise @returns the id of the report */
export async function loadReport(
  { by, services: { clock, db }, world }: Reporting,
  kind: AggregateKind,
  change = (values: number[]) => values,
): Promise<number> {
  const report = reportOf(kind);
  const lines = report.lines.map((line) => ({
    ...line,
    schoolId: line.schoolId === null ? null : world.schoolIds[line.schoolId],
    values: change([...line.values]),
  }));
  const { territoryId } = world;
  return insertReport(db, { ...report, by, at: clock.now(), lines, territoryId, fileName: `${kind}.xlsx` });
}

/** Rows of the report by item beyond its schools, as file 06 has them. */
export const REGION = {
  reference: 'Приозёрная область (вымышленная)',
  participants: 11_842,
  values: [
    43.07, 70.07, 82.17, 39.6, 91.33, 71.31, 63.58, 85.47, 37.13, 70.93, 67.53, 88.47, 79.73, 46, 57.27, 57.07, 91.4,
    48.1, 84.8, 86.97, 79.83, 92.73, 52.4, 62.4, 76.27,
  ],
};
const SAMPLE = { ...REGION, reference: 'Вся выборка', participants: 1_284_311 };

export type ItemsChange = {
  /** Per cents of a school, by its place in the fixture. */
  change?: (values: number[], place: number) => number[];
  /** Without rows of reference. */
  isAlone?: boolean;
  /** How many of the schools the report has. */
  schools?: number;
  participants?: (n: number, place: number) => number;
};

/** Loads the report by item. @returns its id */
export async function loadItems(
  { by, services: { clock, db }, world }: Reporting,
  { change = (values) => values, isAlone = false, participants = (n) => n, schools = 99 }: ItemsChange = {},
): Promise<number> {
  const report = reportOf('itemResults');
  const own = report.lines
    .filter(({ schoolId }) => schoolId !== null && schoolId < schools)
    .map((line, place) => ({
      ...line,
      schoolId: world.schoolIds[place],
      participants: participants(line.participants, place),
      values: change([...line.values], place),
    }));
  const rows = (isAlone ? [] : [SAMPLE, REGION]).map((row) => ({ ...row, schoolId: null }));
  const { territoryId } = world;
  return insertReport(db, {
    ...report,
    by,
    at: clock.now(),
    lines: [...rows, ...own],
    territoryId,
    fileName: 'i.xlsx',
  });
}

export async function judge({ services, world }: Reporting): Promise<void> {
  await markStale(services.db, world.territoryId);
  await askForAnalyses(services);
  await services.jobs.idle();
}
