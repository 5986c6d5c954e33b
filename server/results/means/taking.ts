/**
 * Means move by five pupils or not at all: rows of a table that lie nearer to what was shown before, by another mean or by pupils'
 * results and reports, stay out.
 */
import type { Kysely } from 'kysely';
import { figuresOfMean } from '../../../analytics/suppression/test-figures.ts';
import type { Database } from '../../ground/db/schema.ts';
import { holdResults } from '../../objectivity/findings/store.ts';
import { type Beside, loadBeside, NOT_DESCRIBED } from '../../objectivity/released/sources/loading.ts';
import { mayFollowMean } from '../../objectivity/reports/changed.ts';
import { listTests, testKey } from '../../objectivity/tests/catalogue.ts';
import { rememberAliases } from '../../people/schools/register/aliases.ts';
import type { RegisterStamp } from '../../people/schools/register/writing.ts';
import type { Services } from '../../services.ts';
import {
  findComparedMeans,
  insertResultTable,
  lockTables,
  markTableImported,
  type NewResultTable,
  putWithheld,
  type StoredMean,
} from './store.ts';

type Needs = Pick<Services, 'content'>;

/** @returns the id of the table; what would stay out is known, and looked at again when it is confirmed */
export async function takeTable(needs: Needs, trx: Kysely<Database>, table: NewResultTable): Promise<number> {
  const id = await insertResultTable(trx, table);
  await withholdFew(needs, trx, table.territoryId, id);
  return id;
}

/** What was answered about its schools is remembered. @returns whether the table was waiting */
export async function confirmTable(
  needs: Needs,
  trx: Kysely<Database>,
  table: RegisterStamp & { territoryId: number; id: number },
): Promise<boolean> {
  await holdResults(trx, table.territoryId);
  await lockTables(trx, table.territoryId);
  await withholdFew(needs, trx, table.territoryId, table.id);
  const imported = await markTableImported(trx, table.id, table);
  if (imported) await rememberAliases(trx, imported.answers, table);
  return imported !== undefined;
}

async function withholdFew(needs: Needs, trx: Kysely<Database>, territoryId: number, tableId: number): Promise<void> {
  const tests = await listTests({ ...needs, db: trx }, territoryId);
  const maxima = new Map(tests.map((test) => [testKey(test), test.maximum]));
  const { former, own } = await findComparedMeans(trx, tableId);
  const key = (mean: StoredMean) => `${mean.schoolId} ${testKey(mean)}`;
  const before = Map.groupBy(former, key);
  const beside = new Map<string, Beside>();
  for (const [name, means] of Map.groupBy(own, testKey)) {
    // A region, or a district that has deleted its description, knows no cut-offs; figures are there all the same.
    const test = { ...NOT_DESCRIBED, ...tests.find((each) => testKey(each) === name), ...keyOf(means[0]) };
    const ids = means.map(({ schoolId }) => schoolId);
    beside.set(name, await loadBeside(trx, test, ids, 'means'));
  }
  const mayBeShown = (mean: StoredMean): boolean =>
    mayFollowMean(mean, before.get(key(mean)) ?? [], maxima.get(testKey(mean)) ?? null) &&
    beside.get(testKey(mean))?.allows(mean.schoolId, figuresOfMean(mean)) === true;
  const near = own.filter((mean) => !mayBeShown(mean));
  await putWithheld(trx, tableId, near);
}

const keyOf = ({ grade, subject, year }: StoredMean) => ({ year, subject, grade });
