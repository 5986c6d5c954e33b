/** Visits of a tutor over months: what the system proposes, and the whole plan taken at once. */
import type { FastifyRequest } from 'fastify';
import { type Fault, ProblemError } from '../../ground/http/problem.ts';
import { recordAction, recordNothing } from '../../people/audit/trail.ts';
import type { Membership } from '../../people/identity/caller.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { checkEvidence } from '../../roadmap/evidence/check.ts';
import { evidenceRecord } from '../../roadmap/evidence/record.ts';
import { findByKey, insertRecord } from '../../roadmap/evidence/store.ts';
import { placeOf, requireWriter } from '../../roadmap/evidence/writing.ts';
import type { Services } from '../../services.ts';
import { proposeVisits } from './schedule.ts';
import type { NewVisits, ProposalResponse } from './schemas.ts';
import { describeWork } from './work.ts';

type Needs = Pick<Services, 'clock' | 'content' | 'db' | 'timeZone'>;

/** @param from, to YYYY-MM-DD */
export async function describeProposal(
  services: Needs,
  memberships: readonly Membership[],
  from: string,
  to: string,
): Promise<ProposalResponse> {
  const { schools, visits } = await describeWork(services, memberships);
  const needy = schools.map(({ points, schoolId }) => ({
    schoolId,
    points,
    booked: visits.filter((visit) => visit.schoolId === schoolId).map(({ on }) => on),
  }));
  const proposed = proposeVisits(needy, from, to);
  const named = new Map(schools.map(({ school, schoolId }) => [schoolId, { schoolId, school }]));
  const reached = new Set([...proposed, ...visits].map(({ schoolId }) => schoolId));
  return {
    visits: proposed.flatMap(({ on, schoolId }) => {
      const school = named.get(schoolId);
      return school ? [{ ...school, on }] : [];
    }),
    without: [...named.values()].filter(({ schoolId }) => !reached.has(schoolId)),
  };
}

/**
 * Plans all visits or none.
 * @returns the ids of their records
 * @throws ProblemError `invalid` with the place of each fault, `outOfScope` for a school that is not the caller's
 */
export async function planVisits(
  services: Services,
  request: FastifyRequest,
  { key, visits }: NewVisits,
): Promise<number[]> {
  const today = services.clock.today();
  const faults = visits.flatMap(({ on, schoolId }, index): Fault[] => [
    ...(on < today ? [{ path: `body/visits/${index}/on`, message: 'lies in the past' }] : []),
    ...(visits.findIndex((each) => each.on === on && each.schoolId === schoolId) < index
      ? [{ path: `body/visits/${index}`, message: 'is there twice' }]
      : []),
  ]);
  if (faults.length > 0) throw new ProblemError('invalid', faults);
  const checked = await Promise.all(
    visits.map(async ({ on, purpose, schoolId }) => {
      const data = { state: 'planned', purpose: purpose.trim(), heldOn: null, report: null, note: '' };
      const record = { kind: 'visit' as const, schoolId, occursOn: on, data };
      const typed = checkEvidence(record, today);
      const place = await placeOf(services.db, request, record);
      await requireWriter(services.db, request, place, typed, null);
      return { schoolId, occursOn: on, place, typed };
    }),
  );
  const stamp = stampOf(services, request);
  return services.db.transaction().execute(async (trx) => {
    const ids: number[] = [];
    for (const [index, { occursOn, place, schoolId, typed }] of checked.entries()) {
      const own = `${key}-${index}`;
      const sent = await findByKey(trx, own, stamp.by);
      const id = sent ?? (await insertRecord(trx, { ...stamp, ...place, ...typed, key: own, occursOn, schoolId }));
      if (sent === undefined)
        await recordAction(trx, request, { action: 'evidence.write', ...evidenceRecord(id, place) });
      else recordNothing(request);
      ids.push(id);
    }
    return ids;
  });
}
