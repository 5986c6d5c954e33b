/** Sign-ins and sign-outs in the audit. */
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { Services } from '../../services.ts';
import { recordAction, recordNothing } from '../audit/trail.ts';
import { findAccountByName, findActiveMemberships, findChallenged } from './store.ts';

type Needs = Pick<Services, 'clock' | 'db'>;

/**
 * A refused attempt counts for the account whose name was typed. What was typed where no such account exists is not kept:
 * people type their password there.
 */
export async function recordSignIn(needs: Needs, request: FastifyRequest, name: string, accepted: boolean) {
  const account = await findAccountByName(needs.db, name);
  if (account) await recordAttempt(needs, request, account.id, accepted);
}

/** The account that waits for the second step, by the cookie that the first step gave; undefined when none does. */
export async function findWaiting(db: Kysely<Database>, request: FastifyRequest): Promise<string | undefined> {
  const [, value] = request.headers.cookie?.match(/two_factor=([^;]+)/) ?? [];
  // Behind the dot stands the signature; whether it is right is for better-auth to say.
  return value === undefined ? undefined : findChallenged(db, value.split('.')[0]);
}

/** Records the outcome of an attempt by an account that is known. */
export async function recordAttempt(
  { clock, db }: Needs,
  request: FastifyRequest,
  accountId: string,
  accepted: boolean,
) {
  const memberships = (await findActiveMemberships(db, accountId, clock.today())) ?? [];
  await recordAction(db, request, {
    action: accepted ? 'session.start' : 'session.refuse',
    record: { kind: 'account', id: accountId },
    // Whoever was refused has not shown to be that person.
    by: { id: accepted ? accountId : null, memberships },
  });
}

/** @param accountId of the session that has ended; undefined when there was none */
export async function recordSignOut({ clock, db }: Needs, request: FastifyRequest, accountId: string | undefined) {
  if (accountId === undefined) return recordNothing(request);
  const by = { id: accountId, memberships: (await findActiveMemberships(db, accountId, clock.today())) ?? [] };
  await recordAction(db, request, { action: 'session.end', record: { kind: 'account', id: accountId }, by });
}
