/** Changes of territories: they nest by their kinds without circles, and names differ among those that lie in the same one. */
import type { Kysely } from 'kysely';
import { clean, fold } from '../../../../surveys/fold.ts';
import type { Database, TerritoryData, TerritoryKind } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { type Caller, scopeOf } from '../../identity/caller.ts';
import { insertMembership } from '../../identity/store.ts';
import type { TerritoryFault, TerritoryForm } from '../schemas.ts';
import { findLineages, findRoots, getTerritory, insertTerritory, isTerritoryInScope, lockRegister } from '../store.ts';
import { deleteTerritory, findChildren, findVersion, insertVersion, updateTerritory } from './store.ts';

/** `by` is null for a command; `day` counts as today, and a new territory's work in Opora begins on it. */
export type TerritoryStamp = { by: string | null; at: Date; day: string };

/** Each kind lies only in one that stands before it. */
const KINDS: readonly TerritoryKind[] = ['federation', 'region', 'municipality'];
const rank = (kind: TerritoryKind): number => KINDS.indexOf(kind);

/**
 * Makes a territory within another one, or one that lies in none.
 * @param caller null for a command, which reaches everything
 * @returns its id
 * @throws ProblemError `territoryFaults`; `outOfScope` where the caller does not reach the one that it shall lie in
 */
export async function addTerritory(
  trx: Kysely<Database>,
  form: TerritoryForm,
  caller: Caller | null,
  stamp: TerritoryStamp,
): Promise<number> {
  await lockRegister(trx);
  if (caller && (form.parentId === null || !(await mayKeep(trx, caller, form.parentId)))) {
    throw new ProblemError('outOfScope');
  }
  return insertNew(trx, dataOf(form), stamp);
}

/**
 * Makes a territory over one that lies in none. Only an administrator there may, and becomes its administrator as well: the role that
 * there is stays, and reaches what it reached.
 * @throws ProblemError `outOfScope`, `territoryFaults`
 */
export async function addTerritoryOver(
  trx: Kysely<Database>,
  form: TerritoryForm,
  over: number,
  caller: Caller,
  stamp: TerritoryStamp,
): Promise<number> {
  await lockRegister(trx);
  const isTheirs = caller.memberships.some(({ role, territoryId }) => role === 'administrator' && territoryId === over);
  if (!isTheirs || !(await findRoots(trx)).includes(over) || form.parentId !== null)
    throw new ProblemError('outOfScope');
  const below = await getTerritory(trx, over);
  if (rank(form.kind) >= rank(below.kind)) throw fault('kind', 'kindOrder');
  const id = await insertNew(trx, dataOf(form), stamp);
  await write(trx, over, below, { ...below, parentId: id }, stamp);
  await insertMembership(trx, caller.id, { role: 'administrator', territoryId: id, schoolId: null });
  return id;
}

/**
 * Renames a territory, or moves it with all below it.
 * @throws ProblemError `territoryChanged`, `territoryFaults`; `outOfScope` where the caller does not reach the one that it shall lie in
 */
export async function changeTerritory(
  trx: Kysely<Database>,
  id: number,
  { data: form, version }: { version: number; data: TerritoryForm },
  caller: Caller,
  stamp: TerritoryStamp,
): Promise<void> {
  await lockRegister(trx);
  const before = await getTerritory(trx, id);
  if ((await findVersion(trx, id)) !== version) throw new ProblemError('territoryChanged');
  const after = dataOf(form);
  const sees = before.parentId !== null && (await mayKeep(trx, caller, before.parentId));
  // Whoever does not see what it lies in leaves it there.
  if (after.parentId === null && !sees) after.parentId = before.parentId;
  if (after.parentId !== before.parentId) {
    if (after.parentId === null || !sees || !(await mayKeep(trx, caller, after.parentId))) {
      throw new ProblemError('outOfScope');
    }
    const lineage = (await findLineages(trx, [after.parentId])).get(after.parentId) ?? [];
    if (lineage.includes(id)) throw fault('parentId', 'circle');
  }
  const children = await findChildren(trx, id);
  if (children.some(({ kind }) => rank(kind) <= rank(after.kind))) throw fault('kind', 'kindOrder');
  await check(trx, id, after);
  await write(trx, id, before, after, stamp);
}

/** @throws ProblemError `territoryInUse` while anything is in it or belongs to it */
export async function removeTerritory(trx: Kysely<Database>, id: number): Promise<void> {
  await lockRegister(trx);
  if (!(await deleteTerritory(trx, id))) throw new ProblemError('territoryInUse');
}

const mayKeep = (trx: Kysely<Database>, caller: Caller, id: number): Promise<boolean> =>
  isTerritoryInScope(trx, scopeOf(caller, 'territories:manage'), id);

const dataOf = ({ kind, name, parentId }: TerritoryForm): TerritoryData => ({
  kind,
  name: { ru: clean(name.ru), en: clean(name.en) || clean(name.ru) },
  parentId,
});

async function insertNew(trx: Kysely<Database>, data: TerritoryData, { at, by, day }: TerritoryStamp): Promise<number> {
  await check(trx, null, data);
  const id = await insertTerritory(trx, data.kind, data.name, data.parentId, day);
  await insertVersion(trx, { id, version: 1, data, by, at });
  return id;
}

async function check(trx: Kysely<Database>, id: number | null, { kind, name, parentId }: TerritoryData): Promise<void> {
  if (parentId !== null) {
    const parent = await getTerritory(trx, parentId);
    if (rank(parent.kind) >= rank(kind)) throw fault('kind', 'kindOrder');
  }
  const siblings = (await findChildren(trx, parentId)).filter((each) => each.id !== id);
  if (siblings.some((each) => fold(each.name.ru) === fold(name.ru))) throw fault('name', 'nameTaken');
}

async function write(
  trx: Kysely<Database>,
  id: number,
  before: TerritoryData,
  data: TerritoryData,
  { at, by }: TerritoryStamp,
): Promise<void> {
  const version = await findVersion(trx, id);
  // What stood there before anything was kept is version 0.
  if (version === 0) await insertVersion(trx, { id, version, data: before, by: null, at: null });
  await updateTerritory(trx, id, data);
  await insertVersion(trx, { id, version: version + 1, data, by, at });
}

const fault = (field: keyof TerritoryForm, code: TerritoryFault) =>
  new ProblemError('territoryFaults', [{ path: `body/data/${field}`, message: code }]);
