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

export async function judge({ services, world }: Reporting): Promise<void> {
  await markStale(services.db, world.territoryId);
  await askForAnalyses(services);
  await services.jobs.idle();
}
