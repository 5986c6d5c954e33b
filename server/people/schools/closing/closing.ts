/**
 * The end of a school: it is closed, or merged into another one, and can be opened again. What there is of it stays with it:
 * rows never change their school, and figures of two schools are never added.
 */
import type { Kysely } from 'kysely';
import { isCalendarDay } from '../../../../surveys/calendar-day.ts';
import type { Database } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { traitsOf } from '../../identity/roles.ts';
import { countDependents } from '../dependents/store.ts';
import { isClosedBy } from '../open.ts';
import type { MergePreview } from '../register/schemas.ts';
import { dataOf, findVersionData, getRecord, type SchoolRecord } from '../register/store.ts';
import { changeSchool, type RegisterStamp } from '../register/writing.ts';
import { endRoles, findOpenCampaigns, findRolesBeyond, restoreRoles } from './store.ts';

/** @throws ProblemError `schoolState` where it has a last day already, and those of `changeSchool` */
export async function closeSchool(
  trx: Kysely<Database>,
  id: number,
  { closedOn, note = '', version }: { version: number; closedOn: string; note?: string },
  stamp: RegisterStamp,
): Promise<void> {
  requireDay(closedOn, 'body/closedOn');
  await changeSchool(trx, id, version, stamp, async (record) => {
    if (record.closedOn !== null) throw new ProblemError('schoolState');
    return { data: { ...dataOf(record), closedOn }, ...(note.trim() !== '' && { note: note.trim() }) };
  });
}

/** Opens a school again that was closed or merged; the roles that ended with it go on. @throws as `closeSchool` */
export async function reopenSchool(trx: Kysely<Database>, id: number, version: number, stamp: RegisterStamp) {
  await changeSchool(trx, id, version, stamp, async (record) => {
    const { closedOn } = record;
    if (closedOn === null) throw new ProblemError('schoolState');
    const kept = await findClosing(trx, record);
    if (kept?.endedRoles) await restoreRoles(trx, kept.endedRoles, closedOn);
    return { data: { ...dataOf(record), closedOn: null, successorId: null } };
  });
}

/** The newest version that says with which roles a school ended. */
async function findClosing(trx: Kysely<Database>, { id, version }: SchoolRecord) {
  for (let at = version; at > 0; at -= 1) {
    const data = await findVersionData(trx, id, at);
    if (!data || data.closedOn === null) return undefined;
    if (data.endedRoles) return data;
  }
  return undefined;
}

/**
 * Merges a school into another one with a last day of its own; the roles at it end with that day.
 * @throws ProblemError `schoolInCampaign`, `schoolSuccessor`, and as `closeSchool`
 */
export async function mergeSchool(
  trx: Kysely<Database>,
  id: number,
  { into, on, version }: { version: number; into: number; on: string },
  stamp: RegisterStamp,
): Promise<void> {
  requireDay(on, 'body/on');
  await changeSchool(trx, id, version, stamp, async (record) => {
    if (record.closedOn !== null) throw new ProblemError('schoolState');
    if (into === id || (await getRecord(trx, into)).closedOn !== null) throw new ProblemError('schoolSuccessor');
    if ((await findOpenCampaigns(trx, id)).length > 0) throw new ProblemError('schoolInCampaign');
    const endedRoles = await endRoles(trx, id, on);
    return { data: { ...dataOf(record), closedOn: on, successorId: into }, endedRoles };
  });
}

/** What a merging today would do. */
export async function previewMerge(
  db: Kysely<Database>,
  id: number,
  into: number,
  today: string,
): Promise<MergePreview> {
  const [record, other] = [await getRecord(db, id), await getRecord(db, into)];
  const dependents = await countDependents(db, [id, into]);
  const campaigns = await findOpenCampaigns(db, id);
  const ending = (await findRolesBeyond(db, id, today)).map(({ role }) => traitsOf(role).reach === 'assignments');
  const side = (school: SchoolRecord) => ({
    id: school.id,
    shortName: school.shortName,
    isClosed: isClosedBy(school, today),
    dependents: dependents.get(school.id) ?? [],
  });
  const obstacles = {
    openCampaign: campaigns.length > 0,
    closed: record.closedOn !== null || other.closedOn !== null,
    sameSchool: id === into,
  };
  return {
    version: record.version,
    from: side(record),
    into: side(other),
    ending: { roles: ending.filter((isTutor) => !isTutor).length, assignments: ending.filter(Boolean).length },
    campaigns,
    obstacles: (Object.keys(obstacles) as (keyof typeof obstacles)[]).filter((name) => obstacles[name]),
  };
}

function requireDay(day: string, path: string): void {
  if (!isCalendarDay(day)) throw new ProblemError('invalid', [{ path, message: 'a day of the calendar' }]);
}
