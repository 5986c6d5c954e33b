/** What routes call to leave an entry in the audit, in the transaction of the change itself. Never an answer's content. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { Clock } from '../../services.ts';
import { callerOf } from '../identity/access.ts';
import type { Caller, Membership } from '../identity/caller.ts';
import { belongsToSchool } from '../identity/roles.ts';
import type { AuditAction, RecordKind } from './schemas.ts';
import { hasEntrySince, insertEntries, insertEntry, type NewEntry } from './store.ts';
import type { SeenToday } from './views.ts';

export type Action = {
  /** One of those that the route declares in `config.audit`. */
  action: AuditAction;
  record: { kind: RecordKind; id: string | number };
  /** The place it concerns; where neither is given it is the place of the caller's first role. */
  school?: number;
  territory?: number;
  details?: NewEntry['details'];
  /** The account that acts, where it is not the caller: at a sign-in there is no caller yet. */
  by?: { id: string | null; memberships: Membership[] };
};

declare module 'fastify' {
  interface FastifyInstance {
    /** The clock and the views of today, for the functions of this file. */
    trail: { clock: Clock; seen: SeenToday };
  }
  interface FastifyRequest {
    /** Whether the handler has recorded, or said that there is nothing to record. */
    audited: boolean;
  }
}

/**
 * Records what the caller does.
 * @param db the transaction of the change, so that there is no change without an entry and no entry without a change
 * @throws Error when the route does not declare the action
 */
export async function recordAction(db: Kysely<Database>, request: FastifyRequest, action: Action): Promise<void> {
  await insertEntry(db, describe(request, action));
  request.audited = true;
}

/** Records all that one request does, in the order given; an empty list says that there is nothing to record. */
export async function recordActions(db: Kysely<Database>, request: FastifyRequest, actions: Action[]): Promise<void> {
  const entries = actions.map((action) => describe(request, action));
  await insertEntries(db, entries);
  request.audited = true;
}

/** The caller of a route, for logic that makes its change and the entry in one transaction of its own. */
export type Actor = {
  id: string;
  record(trx: Kysely<Database>, action: Action): Promise<void>;
};

export function actorOf(request: FastifyRequest): Actor {
  return { id: callerOf(request).id, record: (trx, action) => recordAction(trx, request, action) };
}

/**
 * Makes a change and its entry in one transaction.
 * @param action the entry, or what makes it from the result of the change
 * @returns the result of the change
 */
export function changeAndRecord<Result>(
  db: Kysely<Database>,
  request: FastifyRequest,
  action: Action | ((result: Result) => Action),
  change: (trx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (trx) => {
    const result = await change(trx);
    await recordAction(trx, request, typeof action === 'function' ? action(result) : action);
    return result;
  });
}

/** Says that the request was answered well without any change, for example signing out when nobody is signed in. */
export function recordNothing(request: FastifyRequest): void {
  request.audited = true;
}

/**
 * Records that the caller looks at results of schools that are not the caller's own: once a day for each record.
 * @param schoolIds the schools whose results are shown
 */
export async function recordView(
  db: Kysely<Database>,
  request: FastifyRequest,
  action: Action,
  schoolIds: number[],
): Promise<void> {
  request.audited = true;
  if (request.caller !== null && schoolIds.every((id) => isOwnSchool(request.caller as Caller, id))) return;
  const entry = describe(request, action);
  const { seen } = request.server.trail;
  const day = entry.at.toISOString().slice(0, 10);
  if (seen.has(day, entry)) return;
  if (!(await hasEntrySince(db, entry, new Date(`${day}T00:00:00Z`)))) await insertEntry(db, entry);
  seen.add(day, entry);
}

export function isOwnSchool({ memberships }: Caller, school: number): boolean {
  return memberships.some(({ role, schoolId }) => schoolId === school && belongsToSchool(role));
}

function describe(request: FastifyRequest, { action, by, details, record, school, territory }: Action): NewEntry {
  const { audit } = request.routeOptions.config;
  if (!audit || ![audit].flat().includes(action)) throw new Error(`the route does not declare the action ${action}`);
  const actor = by ?? request.caller;
  const place = actor?.memberships[0];
  const placed = school !== undefined || territory !== undefined;
  return {
    at: (request.server as FastifyInstance).trail.clock.now(),
    accountId: actor?.id ?? null,
    action,
    kind: record.kind,
    recordId: String(record.id),
    schoolId: placed ? (school ?? null) : (place?.schoolId ?? null),
    territoryId: placed ? (territory ?? null) : (place?.territoryId ?? null),
    details: details ?? {},
  };
}
