/** Imports registers of schools, for the pages and for the command, and takes an import back. */
import type { Kysely } from 'kysely';
import type { Database, SchoolData } from '../../../ground/db/schema.ts';
import { type Fault, ProblemError } from '../../../ground/http/problem.ts';
import { fileWords } from '../../../ground/tables/file-words.ts';
import type { Choice } from '../../../ground/tables/heading.ts';
import { createThreadWork } from '../../../ground/thread-work.ts';
import type { Services } from '../../../services.ts';
import type { Actor } from '../../audit/trail.ts';
import { type ReadRegister, readRegister, textAt } from '../../imports/register-file.ts';
import { insertImport, markUndone, setChanges, takeImport } from '../../imports/store.ts';
import { findTerritoriesOf, lockRegister } from '../../territories/store.ts';
import { countDependents } from '../dependents/store.ts';
import { tidyCode, tidyLogin } from '../register/fields.ts';
import { deleteRecord, findPeers, findRecord, type SchoolRecord } from '../register/store.ts';
import { insertSchools, writeSchool } from '../register/writing.ts';
import type { Plan, PlanTask, Write } from './plan.ts';
import type { Decisions, SchoolsImportResponse, SchoolsPreviewResponse } from './schemas.ts';

const columns = fileWords.schools;

export type SchoolsFile = {
  territoryId: number;
  fileName: string;
  bytes: Uint8Array;
  choice: Choice;
  decisions: Decisions;
};

type Needs = Pick<Services, 'db' | 'clock'>;
/** What undoing needs: the schools that came, and those that changed with what they were and the version that they got. */
type Kept = { added: number[]; changed: { id: number; version: number; before: SchoolData }[] };

const plan = createThreadWork<PlanTask, Plan>(new URL('./plan-thread.ts', import.meta.url), {
  seconds: 60,
  megabytes: 500,
});

/** What the import would do; nothing is stored. The caller's scope must reach the territory. */
export async function previewSchools({ clock, db }: Needs, file: SchoolsFile): Promise<SchoolsPreviewResponse> {
  const register = await readRegister(file.bytes, columns, file.choice);
  if ('trouble' in register) return register;
  const { counts, digest, faults, rows } = await planOf(db, file, register, clock.today());
  return { table: register.table, counts, digest, faults, rows };
}

/**
 * Brings in every row that is right, in one transaction.
 * @param actor null at the command line
 * @param digest of the preview that was seen; null to take what comes
 * @throws ProblemError `importChanged`; `invalid` where the file cannot be read
 */
export async function importSchools(
  { clock, db }: Needs,
  actor: Actor | null,
  file: SchoolsFile,
  digest: string | null,
): Promise<SchoolsImportResponse> {
  const register = await readRegister(file.bytes, columns, file.choice);
  if ('trouble' in register) {
    throw new ProblemError('invalid', [{ path: 'body/content', message: register.trouble.code }]);
  }
  return db.transaction().execute(async (trx) => {
    await lockRegister(trx);
    const { counts, digest: found, faults, writes } = await planOf(trx, file, register, clock.today());
    if (digest !== null && digest !== found) throw new ProblemError('importChanged');
    if (writes.length === 0) return { id: null, counts, faults };
    const { fileName, territoryId } = file;
    const [at, by] = [clock.now(), actor?.id ?? null];
    const changes = keptOf(writes);
    const id = await insertImport(trx, { kind: 'schools', territoryId, fileName, counts, changes, by, at });
    const added = await write(trx, writes, { by, at, day: clock.today(), importId: id });
    await setChanges(trx, id, { ...changes, added });
    await actor?.record(trx, {
      action: 'schools.import',
      record: { kind: 'schoolImport', id },
      territory: territoryId,
      details: { count: writes.length },
    });
    return { id, counts, faults };
  });
}

const keptOf = (writes: readonly Write[]): Kept => ({
  added: [],
  changed: writes.flatMap(({ before }) => {
    if (before === null) return [];
    const { id, version, ...data } = before;
    return [{ id, version: version + 1, before: data }];
  }),
});

/** @returns the ids of the new schools */
async function write(trx: Kysely<Database>, writes: readonly Write[], stamp: Parameters<typeof writeSchool>[3]) {
  for (const { before, data } of writes) if (before !== null) await writeSchool(trx, before, data, stamp);
  const added = writes.flatMap(({ before, data }) => (before === null ? [data] : []));
  return insertSchools(trx, added, stamp);
}

/**
 * Takes an import back: schools that came with it go, those that changed are what they were.
 * @throws ProblemError `importInUse` with the names of schools as messages, and as paths what depends on them or `changed`; nothing is undone then
 */
export async function undoSchools({ clock, db }: Needs, actor: Actor, id: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockRegister(trx);
    const { changes, territoryId } = await takeImport(trx, 'schools', id);
    const { added, changed } = changes as Kept;
    const came = await recordsOf(trx, added);
    const now = new Map(
      (
        await recordsOf(
          trx,
          changed.map((each) => each.id),
        )
      ).map((record) => [record.id, record]),
    );
    const hindrances = [
      ...(await hindrancesOf(trx, came)),
      ...changed.flatMap(({ id: school, version }): Fault[] => {
        const record = now.get(school);
        return record && record.version !== version ? [{ path: 'changed', message: record.shortName.ru }] : [];
      }),
    ];
    if (hindrances.length > 0) throw new ProblemError('importInUse', hindrances.slice(0, MOST_NAMED));
    const stamp = { by: actor.id, at: clock.now(), day: clock.today() };
    for (const { id: school } of came) await deleteRecord(trx, school);
    for (const { before, id: school } of changed) {
      const record = now.get(school);
      if (!record) continue;
      if (await isTakenSince(trx, school, before)) {
        throw new ProblemError('importInUse', [{ path: 'changed', message: record.shortName.ru }]);
      }
      await writeSchool(trx, record, before, stamp);
    }
    await markUndone(trx, id, actor.id, stamp.at);
    await actor.record(trx, {
      action: 'schools.undo',
      record: { kind: 'schoolImport', id },
      ...(territoryId !== null && { territory: territoryId }),
      details: { count: came.length + changed.length },
    });
  });
}
const MOST_NAMED = 50;

async function recordsOf(trx: Kysely<Database>, ids: readonly number[]): Promise<SchoolRecord[]> {
  const records: SchoolRecord[] = [];
  for (const id of ids) {
    const record = await findRecord(trx, id);
    if (record) records.push(record);
  }
  return records;
}

/** Why schools that came with an import cannot go. */
async function hindrancesOf(trx: Kysely<Database>, came: readonly SchoolRecord[]): Promise<Fault[]> {
  const dependents = await countDependents(
    trx,
    came.map(({ id }) => id),
  );
  return came.flatMap(({ id, shortName, version }) => {
    const kinds = (dependents.get(id) ?? []).map(({ kind }) => kind);
    const why = [...(version > 1 ? ['changed'] : []), ...kinds];
    return why.length > 0 ? [{ path: why.join(' '), message: shortName.ru }] : [];
  });
}

/** Whether the login or the code that a school had has gone to another one. */
async function isTakenSince(trx: Kysely<Database>, id: number, { code, login }: SchoolData): Promise<boolean> {
  const owners = await findPeers(trx, [], login === null ? [] : [login], code === null ? [] : [code]);
  return owners.some((owner) => owner.id !== id);
}

async function planOf(db: Kysely<Database>, file: SchoolsFile, register: ReadRegister, day: string): Promise<Plan> {
  const territories = await findTerritoriesOf(db, { territoryIds: [file.territoryId], schoolIds: [] });
  const keys = (column: string, tidy: (text: string) => string | null) =>
    register.rows.flatMap((row) => tidy(textAt(row, column)) ?? []);
  const ids = territories.map(({ id }) => id);
  const schools = await findPeers(db, ids, keys('login', tidyLogin), keys('code', tidyCode));
  const { decisions, territoryId } = file;
  return plan({ register, schools, territories, territoryId, decisions, day });
}
