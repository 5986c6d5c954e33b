/** Entries of the audit about accounts. */
import type { Action } from '../audit/trail.ts';
import type { Membership } from '../identity/caller.ts';

export const onAccount = (action: Action['action'], id: string): Action => ({
  action,
  record: { kind: 'account', id },
});

/** @param role where it lies, the entry is found there */
export function onRole(action: Action['action'], id: string, { role, schoolId, territoryId }: Membership): Action {
  const place = schoolId === null ? { territory: territoryId ?? undefined } : { school: schoolId };
  return { ...onAccount(action, id), ...place, details: { role } };
}
