/** Changes of the register of schools: each makes a version, none doubles a login, a code or a name. */
import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import type { Database, SchoolData, SchoolVersionData } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { lockRegister } from '../../territories/store.ts';
import { countDependents } from '../dependents/store.ts';
import { isClosedBy } from '../open.ts';
import { type FieldFault, faultsOf, takenOf, tidyForm } from './fields.ts';
import type { SchoolForm } from './schemas.ts';
import {
  dataOf,
  deleteRecord,
  findPeers,
  getRecord,
  hasVersions,
  insertRecords,
  insertVersions,
  type SchoolRecord,
  updateRecord,
} from './store.ts';

/** Who changes the register, and when; `by` is null for a command. `importId`: the import that does it. */
export type RegisterStamp = { by: string | null; at: Date; day: string; importId?: number | null };

/** Why, and what else ended with it. */
export type Circumstances = Pick<SchoolVersionData, 'note' | 'endedRoles'>;

/** @returns the school's id @throws ProblemError `schoolFaults` */
export async function addSchool(
  trx: Kysely<Database>,
  territoryId: number,
  form: SchoolForm,
  stamp: RegisterStamp,
): Promise<number> {
  await lockRegister(trx);
  const data: SchoolData = { ...tidyForm(form), territoryId, closedOn: null, successorId: null };
  await checkData(trx, null, data, stamp.day);
  const [id] = await insertSchools(trx, [data], stamp);
  return id;
}

/**
 * Changes a school as `change` says, if it is still what was seen.
 * @throws ProblemError `schoolChanged`, `schoolFaults`, `notFound`, and what `change` throws
 */
export async function changeSchool(
  trx: Kysely<Database>,
  id: number,
  version: number,
  stamp: RegisterStamp,
  change: (record: SchoolRecord) => Promise<{ data: SchoolData } & Circumstances>,
): Promise<void> {
  await lockRegister(trx);
  const record = await getRecord(trx, id);
  if (record.version !== version) throw new ProblemError('schoolChanged');
  const { data, ...circumstances } = await change(record);
  await checkData(trx, record, data, stamp.day);
  await writeSchool(trx, record, data, stamp, circumstances);
}

/** @throws ProblemError `schoolInUse` with the kinds of what depends on it as paths, and how many as messages */
export async function removeSchool(trx: Kysely<Database>, id: number): Promise<void> {
  await lockRegister(trx);
  await getRecord(trx, id);
  const dependents = (await countDependents(trx, [id])).get(id) ?? [];
  if (dependents.length > 0) {
    throw new ProblemError(
      'schoolInUse',
      dependents.map(({ count, kind }) => ({ path: kind, message: String(count) })),
    );
  }
  await deleteRecord(trx, id);
}

/** A statement takes 65,535 values. */
const MOST_AT_ONCE = 1_000;

/** Schools with their first versions; their data have been checked. @returns their ids in the same order */
export async function insertSchools(
  trx: Kysely<Database>,
  schools: readonly SchoolData[],
  { at, by, importId = null }: RegisterStamp,
): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < schools.length; from += MOST_AT_ONCE) {
    const some = schools.slice(from, from + MOST_AT_ONCE);
    const made = await insertRecords(trx, some);
    const versions = some.map((data, index) => ({ schoolId: made[index], version: 1, data, importId, by, at }));
    await insertVersions(trx, versions);
    ids.push(...made);
  }
  return ids;
}

/** A new version of a school; nothing where it says what the last one says. Its data have been checked. */
export async function writeSchool(
  trx: Kysely<Database>,
  record: SchoolRecord,
  data: SchoolData,
  { at, by, importId = null }: RegisterStamp,
  circumstances: Circumstances = {},
): Promise<void> {
  const { id, version } = record;
  const before = dataOf(record);
  if (isDeepStrictEqual(before, data)) return;
  // Schools from before anything was kept: what stood there is their first version.
  if (!(await hasVersions(trx, id))) {
    await insertVersions(trx, [{ schoolId: id, version, data: before, importId: null, by: null, at: null }]);
  }
  await updateRecord(trx, id, data, version + 1);
  const kept = { ...data, ...circumstances };
  await insertVersions(trx, [{ schoolId: id, version: version + 1, data: kept, importId, by, at }]);
}

/** @throws ProblemError `schoolFaults` with what is wrong; what was wrong before and is as it was hinders no other change */
async function checkData(trx: Kysely<Database>, before: SchoolRecord | null, data: SchoolData, day: string) {
  const { code, login, territoryId } = data;
  const peers = await findPeers(trx, [territoryId], login === null ? [] : [login], code === null ? [] : [code]);
  const others = peers
    .filter(({ id }) => id !== before?.id)
    .map((peer) => ({ ...peer, isOpen: !isClosedBy(peer, day) }));
  const known = before === null ? [] : wrongOf(before, others, day);
  const isNew = ({ fault, path }: FieldFault): boolean => {
    const [field] = path.split('/') as [keyof SchoolData];
    if (!isDeepStrictEqual(before?.[field], data[field])) return true;
    return !known.some((old) => old.path === path && old.fault === fault);
  };
  const faults = wrongOf(data, others, day).filter(isNew);
  if (faults.length === 0) return;
  throw new ProblemError(
    'schoolFaults',
    faults.map(({ fault, path }) => ({ path: `body/data/${path}`, message: fault })),
  );
}

/** A closed school may share its names with the one that has come in its place. */
function wrongOf(data: SchoolData, others: Parameters<typeof takenOf>[1], day: string): FieldFault[] {
  const taken = takenOf(data, others);
  return [...faultsOf(data), ...(isClosedBy(data, day) ? taken.filter(({ fault }) => fault !== 'nameTaken') : taken)];
}
