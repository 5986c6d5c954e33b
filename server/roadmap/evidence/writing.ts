/** Whether a caller may write a record as it is meant to stand. */
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../ground/http/problem.ts';
import { callerOf } from '../../people/identity/access.ts';
import { findSchoolsOutside } from '../../people/schools/store.ts';
import { findLineages, findTerritoryOfSchool } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { kindOf, type Typed } from './kinds.ts';
import {
  addresseeOf,
  dataFor,
  namedSchools,
  type Placed,
  reachesOf,
  speaksForAnother,
  writingRoles,
} from './rights.ts';
import type { NewEvidence } from './schemas.ts';
import { type EvidenceRow, getRecord } from './store.ts';

type Db = Services['db'];

/** Where a new record belongs. @throws ProblemError `outOfScope` when there is no place where the caller writes its kind */
export async function placeOf(db: Db, request: FastifyRequest, { kind, schoolId }: NewEvidence): Promise<Placed> {
  const caller = callerOf(request);
  if (schoolId !== null) {
    const territoryId = await findTerritoryOfSchool(db, schoolId);
    if (territoryId === undefined) throw new ProblemError('outOfScope');
    return { kind, schoolId, territoryId };
  }
  const own = caller.memberships.find(
    (each) => each.territoryId !== null && kindOf(kind).rights.district.includes(each.role),
  );
  if (own?.territoryId == null) throw new ProblemError('outOfScope');
  return { kind, schoolId, territoryId: own.territoryId };
}

/**
 * @param typed what it is to hold
 * @throws ProblemError `outOfScope` when the caller writes no such thing there, `invalid` when it names schools elsewhere,
 * `evidenceNotYours` when it says that another role has written it
 */
export async function requireWriter(
  db: Db,
  request: FastifyRequest,
  place: Placed,
  typed: Typed,
  toSchoolId: number | null,
): Promise<void> {
  const lineages = await findLineages(db, [place.territoryId]);
  const roles = writingRoles(callerOf(request), place, lineages.get(place.territoryId) ?? [], toSchoolId);
  if (roles.length === 0) throw new ProblemError('outOfScope');
  if (speaksForAnother(typed, roles)) throw new ProblemError('evidenceNotYours');
  await requireKnownSchools(db, place.territoryId, typed);
}

/** @throws ProblemError `invalid` */
export async function requireKnownSchools(db: Db, territoryId: number, typed: Typed): Promise<void> {
  const outside = await findSchoolsOutside(db, { territoryIds: [territoryId], schoolIds: [] }, namedSchools(typed));
  if (outside.length === 0) return;
  const message = `names schools that are not of this district: ${outside.join(', ')}`;
  throw new ProblemError('invalid', [{ path: 'body/data', message }]);
}

/** A record that the caller may change now. @throws ProblemError `notFound`, `outOfScope` */
export async function requireWritable(db: Db, request: FastifyRequest, id: number): Promise<EvidenceRow> {
  const caller = callerOf(request);
  const row = await getRecord(db, reachesOf(caller), id);
  const lineages = await findLineages(db, [row.territoryId]);
  const lineage = lineages.get(row.territoryId) ?? [];
  const roles = writingRoles(caller, row, lineage, addresseeOf(row));
  // What the caller does not see of the record is not the caller's to write.
  const { hidden } = dataFor(caller, row, lineage);
  if (roles.length === 0 || hidden.length > 0) throw new ProblemError('outOfScope');
  return row;
}
