/** Sign-ins and sign-outs in the audit. */
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { recordAction, recordNothing } from '../audit/trail.ts';
import type { Database } from '../db/schema.ts';
import { findAccountByName, findMemberships } from './store.ts';

/**
 * A refused attempt counts for the account whose name was typed. What was typed where no such account exists is not kept:
 * people type their password there.
 */
export async function recordSignIn(db: Kysely<Database>, request: FastifyRequest, accepted: boolean): Promise<void> {
  const { username } = (request.body ?? {}) as { username?: unknown };
  const account = typeof username === 'string' ? await findAccountByName(db, username) : undefined;
  if (!account) return;
  const memberships = await findMemberships(db, account.id);
  await recordAction(db, request, {
    action: accepted ? 'session.start' : 'session.refuse',
    record: { kind: 'account', id: account.id },
    // Whoever was refused has not shown to be that person.
    by: { id: accepted ? account.id : null, memberships },
  });
}

/** @param accountId of the session that has ended; undefined when there was none */
export async function recordSignOut(db: Kysely<Database>, request: FastifyRequest, accountId: string | undefined) {
  if (accountId === undefined) return recordNothing(request);
  const by = { id: accountId, memberships: await findMemberships(db, accountId) };
  await recordAction(db, request, { action: 'session.end', record: { kind: 'account', id: accountId }, by });
}
