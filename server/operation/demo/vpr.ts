/** Results of VPR in the demo: imported the way of real ones, and as files to be tried. */
import { seededRandom } from '../../../analytics/random.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import { findRoll } from '../../answering/campaigns/store.ts';
import { checkTable } from '../../objectivity/imports/check.ts';
import { inspectTable } from '../../objectivity/imports/inspection.ts';
import { shapeOf } from '../../objectivity/imports/mapping.ts';
import { insertUpload, putPreview } from '../../objectivity/imports/store.ts';
import { storeResults } from '../../objectivity/imports/storing.ts';
import { putDistrictTests } from '../../objectivity/tests/store.ts';
import { findKnownSchools, findSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { demoTests, simulateVpr, type VprRow, type VprSchool } from '../simulation/vpr.ts';
import { vprCsv, vprFileName } from '../simulation/vpr-file.ts';

const SEED = 20260415;
const GRADE = 6;
/** Of a school whose roll is not known. */
const USUAL_PUPILS = 30;

export type DemoVpr = { test: DatedVprTest; rows: VprRow[] }[];

/** The results of the demo's schools; the same at every call. */
export async function simulateDemoVpr(
  { db }: Pick<Services, 'db'>,
  territoryId: number,
  year: number,
): Promise<DemoVpr> {
  const schools = await findSchools(db, { territoryIds: [territoryId], schoolIds: [] });
  const pupils = new Map<number, number>();
  for (const { id } of schools) {
    const roll = await findRoll(db, id, `${year}-01-01`);
    pupils.set(
      id,
      roll.find(({ audience, grade }) => audience === 'student' && grade === GRADE)?.people ?? USUAL_PUPILS,
    );
  }
  const list = schools
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, shortName }): VprSchool => ({ id, name: shortName.ru, pupils: pupils.get(id) ?? USUAL_PUPILS }));
  const tests = demoTests(year);
  const rows = simulateVpr(tests, list, seededRandom(SEED));
  return tests.map((test, index) => ({ test, rows: rows[index] ?? [] }));
}

/** Imports all files of the demo. @param by the account that is said to have done it */
export async function seedVpr(services: Services, territoryId: number, year: number, by: string): Promise<void> {
  const { clock, codeKey, db } = services;
  const results = await simulateDemoVpr(services, territoryId, year);
  const actor = { by, at: clock.now() };
  const act = { territoryId, ...actor };
  await putDistrictTests(
    db,
    act,
    results.map(({ test }) => test),
  );
  const schools = await findKnownSchools(db, territoryId);
  for (const { test, rows } of results) {
    const bytes = vprCsv(test, rows);
    const {
      example,
      header,
      mapping,
      place,
      rows: count,
    } = await inspectTable(bytes, { test, subjects: new Map(), choice: {} });
    if (mapping === null) throw new Error('the demo makes rows of pupils');
    const fileName = `${vprFileName(test)}.csv`;
    const { year: of, subject, grade } = test;
    const upload = {
      territoryId,
      year: of,
      subject,
      grade,
      fileName,
      shape: shapeOf(header),
      header,
      example,
      mapping,
    };
    const id = await insertUpload(db, {
      ...upload,
      place,
      schoolId: null,
      remembered: false,
      rows: count,
      ...actor,
    });
    const rules = { test, mapping, place, schoolId: null, schools, answers: {}, otherTests: [] };
    const checked = await checkTable(bytes, rules, () => {});
    const perSchool = new Map<number, number>();
    for (const { schoolId } of checked.results) perSchool.set(schoolId, (perSchool.get(schoolId) ?? 0) + 1);
    const found = [...perSchool].map(([schoolId, of_]) => ({ schoolId, rows: of_, replaces: 0 }));
    await putPreview(db, id, { mapping, schoolId: null, answers: {}, preview: { ...checked.preview, schools: found } });
    await db.transaction().execute((trx) =>
      storeResults(services, trx, {
        importId: id,
        results: checked.results,
        perSchool,
        absent: checked.absent,
        actor,
        key: codeKey,
        progress: () => {},
      }),
    );
  }
}
