/** The register as pages show it: the list, one school, its history. */
import { fold, foldedWords } from '../../../../surveys/fold.ts';
import type { Services } from '../../../services.ts';
import type { Caller } from '../../identity/caller.ts';
import { reachOf, type Scope } from '../../identity/caller.ts';
import { grants } from '../../identity/roles.ts';
import type { PermissionName } from '../../identity/schemas.ts';
import { withAllBelow } from '../../territories/below.ts';
import { findTerritoriesOf, findTerritoryNames } from '../../territories/store.ts';
import { countDependents } from '../dependents/store.ts';
import { isClosedBy } from '../open.ts';
import { statusOf } from '../status.ts';
import { findDesignations, findSchoolNames, isSchoolInScope } from '../store.ts';
import { changesBetween } from './changes.ts';
import { namesOf } from './fields.ts';
import type {
  RegisteredSchool,
  RegisterQuery,
  RegisterResponse,
  SchoolHistoryResponse,
  SchoolResponse,
} from './schemas.ts';
import { dataOf, findMerged, findRecords, findVersions, getRecord, type SchoolRecord } from './store.ts';

type Needs = Pick<Services, 'clock' | 'db'>;

const PAGE_SIZE = 50;
const COLLATOR = new Intl.Collator('ru', { numeric: true });

/** @param scope of whoever may manage schools */
export async function describeRegister(
  { clock, db }: Needs,
  scope: Scope,
  query: RegisterQuery,
): Promise<RegisterResponse> {
  const today = clock.today();
  const { page = 1, q = '', state = 'open', territory, type } = query;
  const records = await findRecords(db, scope);
  const territories = await findTerritoriesOf(db, scope);
  const within = territory === undefined ? null : withAllBelow(territory, territories);
  const words = foldedWords(q);
  const found = records
    .filter((record) => state === 'all' || isClosedBy(record, today) === (state === 'closed'))
    .filter(({ schoolType }) => type === undefined || schoolType === type)
    .filter(({ territoryId }) => within === null || within.has(territoryId))
    .filter((record) => holds(record, words))
    .sort((a, b) => COLLATOR.compare(a.shortName.ru, b.shortName.ru) || a.id - b.id);
  const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const statuses = await findDesignations(
    db,
    shown.map(({ id }) => id),
  );
  return {
    items: shown.map(
      (record): RegisteredSchool => ({
        ...record,
        isClosed: isClosedBy(record, today),
        status: statusOf(statuses.get(record.id) ?? [], today),
      }),
    ),
    total: found.length,
    page,
    pageSize: PAGE_SIZE,
    territories,
    types: [...new Set(records.map(({ schoolType }) => schoolType))].filter(Boolean).sort(COLLATOR.compare),
  };
}

function holds(record: SchoolRecord, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [...namesOf(record), record.login ?? '', record.code ?? '', record.address].map(fold).join('\n');
  return words.every((word) => text.includes(word));
}

export async function describeSchool({ clock, db }: Needs, caller: Caller, id: number): Promise<SchoolResponse> {
  const today = clock.today();
  const { closedOn, successorId, territoryId, version, ...record } = await getRecord(db, id);
  const names = await findSchoolNames(db, successorId === null ? [] : [successorId]);
  const [territory] = await findTerritoryNames(db, [territoryId]);
  const manage = await reaches(db, caller, 'schools:manage', id);
  const dependents = manage ? ((await countDependents(db, [id])).get(id) ?? []) : [];
  const shortName = successorId === null ? undefined : names.get(successorId);
  return {
    id,
    version,
    territory: { id: territoryId, name: territory[1] },
    data: record,
    isClosed: isClosedBy({ closedOn }, today),
    closedOn,
    successor: successorId !== null && shortName ? { id: successorId, shortName } : null,
    merged: await findMerged(db, id),
    status: statusOf((await findDesignations(db, [id])).get(id) ?? [], today),
    dependents,
    canDelete: manage && dependents.length === 0,
    may: { manage, contact: await reaches(db, caller, 'school:contact', id) },
  };
}

async function reaches(db: Services['db'], { memberships }: Caller, permission: PermissionName, schoolId: number) {
  const granting = memberships.filter(({ role }) => grants(role, permission));
  return granting.length > 0 && (await isSchoolInScope(db, reachOf(granting), schoolId));
}

export async function describeHistory({ db }: Pick<Needs, 'db'>, id: number): Promise<SchoolHistoryResponse> {
  const record = await getRecord(db, id);
  const kept = await findVersions(db, id);
  const versions = kept.length > 0 ? kept : [unkept(record)];
  const data = versions.map((version) => version.data);
  const names = {
    territories: new Map(await findTerritoryNames(db, [...new Set(data.map(({ territoryId }) => territoryId))])),
    schools: await findSchoolNames(db, [...new Set(data.flatMap(({ successorId }) => successorId ?? []))]),
  };
  const views = versions.map(({ changedAt, changedBy, data, fileName, importId, version }, index) => ({
    version,
    changedAt: changedAt?.toISOString() ?? null,
    changedBy,
    import: importId === null ? null : { id: importId, fileName: fileName ?? '' },
    note: data.note ?? '',
    changes: index === 0 ? [] : changesBetween(versions[index - 1].data, data, names),
  }));
  return { versions: views.reverse() };
}

/** A school from before anything was kept that has not changed since. */
const unkept = (record: SchoolRecord): Awaited<ReturnType<typeof findVersions>>[number] => ({
  version: record.version,
  data: dataOf(record),
  changedBy: null,
  changedAt: null,
  importId: null,
  fileName: null,
});
