/** Results of one test of one school, imported: only the marks matter. */
import { releaseResults } from '../../../../server/objectivity/released/release.ts';
import type { Services } from '../../../../server/services.ts';

/** A later import of the same test takes the place of the one before. */
export async function importMarks(
  services: Services,
  territoryId: number,
  schoolId: number,
  { low, pupils }: { low: number; pupils: number },
): Promise<void> {
  const { db } = services;
  const account = await db.selectFrom('account').select('id').orderBy('id').executeTakeFirstOrThrow();
  const at = new Date('2026-05-20T09:00:00Z');
  const { id } = await db
    .insertInto('vpr_import')
    .values({
      territory_id: territoryId,
      year: 2026,
      subject: 'mathematics',
      grade: 6,
      file_name: 'marks.csv',
      state: 'imported',
      shape: 'marks',
      header: '[]',
      example: '[]',
      mapping: '{"items":[]}',
      remembered: false,
      school_id: schoolId,
      rows: pupils,
      bytes: null,
      preview: null,
      uploaded_by: account.id,
      uploaded_at: at,
      imported_by: account.id,
      undone_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('vpr_import_school').values({ school_id: schoolId, import_id: id, rows: pupils }).execute();
  await db
    .insertInto('vpr_result')
    .values(
      Array.from({ length: pupils }, (_, index) => ({
        school_id: schoolId,
        import_id: id,
        pupil: Buffer.from([id % 256, index]),
        class: '6А',
        variant: '1',
        items: Buffer.from([]),
        total: index < low ? 3 : 10,
        mark: index < low ? 2 : 4,
        journal: null,
      })),
    )
    .execute();
  await releaseResults(services, db, id);
}
