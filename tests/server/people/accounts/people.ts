/** People with accounts for tests: signed in, or waiting for their link to be opened. */

import type { NewLinkResponse } from '../../../../server/people/accounts/schemas.ts';
import type { Place } from '../../../../server/people/identity/caller.ts';
import type { Role } from '../../../../server/people/identity/roles.ts';
import type { TestApplication } from '../../application.ts';
import { Visitor } from './visitor.ts';

export const PASSWORD = 'three green kettles';

/** A person signed in with one role. */
export async function enter(opora: TestApplication, role: Role, place: Place): Promise<Visitor> {
  return new Visitor(opora.url, await opora.signInAs(role, place));
}

export const atSchool = (schoolId: number): Place => ({ territoryId: null, schoolId });
export const inTerritory = (territoryId: number): Place => ({ territoryId, schoolId: null });

/** What the address of a link ends with. */
export function tokenOf({ path }: { path: string }): string {
  return path.slice(path.indexOf('#') + 1);
}

/** Invites a person and lets them open the link. @returns the account's id */
export async function inviteAndOpen(
  by: Visitor,
  person: { name: string; username: string; role: Role } & Place,
): Promise<string> {
  const { username, ...invited } = person;
  const { body } = await by.ask<NewLinkResponse>('POST', '/api/accounts', { ...invited, days: 7 });
  const opened = await new Visitor(by.url).ask('POST', '/api/account-links/use', {
    token: tokenOf(body),
    username,
    password: PASSWORD,
  });
  if (opened.status !== 200) throw new Error(`${person.username}: ${JSON.stringify(opened)}`);
  return body.accountId;
}
