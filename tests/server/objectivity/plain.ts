/** Results of one test with totals alone, imported at once: as little as a district may have. */
import { seededRandom } from '../../../analytics/random.ts';
import { markOf } from '../../../server/objectivity/imports/row-check.ts';
import { releaseResults } from '../../../server/objectivity/released/release.ts';
import { putDistrictTests } from '../../../server/objectivity/tests/store.ts';
import { demoTests } from '../../../server/operation/simulation/vpr.ts';
import type { Services } from '../../../server/services.ts';

export const PLAIN_TEST = { year: 2026, subject: 'mathematics', grade: 6 } as const;

export type PlainImport = { territoryId: number; schoolIds: number[]; pupils: number; by: string };

/** Marks the territory's findings as not yet made, as an import does. */
export async function importTotals(services: Services, { by, pupils, schoolIds, territoryId }: PlainImport) {
  const { clock, db } = services;
  const test = demoTests(PLAIN_TEST.year).find(({ grade, subject }) => subject === 'mathematics' && grade === 6);
  if (test === undefined) throw new Error('the demo has no such test');
  await putDistrictTests(db, { territoryId, by, at: clock.now() }, [test]);
  const { id } = await db
    .insertInto('vpr_import')
    .values({
      ...{ ...PLAIN_TEST, territory_id: territoryId, file_name: 'totals.csv', state: 'imported', shape: 'totals' },
      ...{
        header: '[]',
        example: '[]',
        mapping: '{"items":[]}',
        remembered: false,
        school_id: null,
        bytes: null,
        preview: null,
      },
      ...{
        rows: pupils * schoolIds.length,
        uploaded_by: by,
        uploaded_at: clock.now(),
        imported_by: by,
        undone_by: null,
      },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.updateTable('vpr_import').set({ imported_at: clock.now() }).where('id', '=', id).execute();
  const draw = seededRandom(6);
  for (const schoolId of schoolIds) {
    await db.insertInto('vpr_import_school').values({ school_id: schoolId, import_id: id, rows: pupils }).execute();
    const rows = Array.from({ length: pupils }, (_, index) => {
      const total = Math.round(((draw() + draw()) / 2) * test.maximum);
      const pupil = Buffer.from([schoolId % 256, index]);
      return { school_id: schoolId, import_id: id, pupil, class: '6А', variant: '1', ...plain(total, test.cuts) };
    });
    await db.insertInto('vpr_result').values(rows).execute();
  }
  await releaseResults(services, db, id);
}

const plain = (total: number, cuts: [number, number, number]) => ({
  items: Buffer.from([]),
  total,
  mark: markOf(total, cuts),
  journal: null,
});
