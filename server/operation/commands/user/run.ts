/** What the commands about accounts share. */
import type { ShownLink } from '../../../people/accounts/links.ts';
import { findAccountId } from '../../../people/accounts/store.ts';
import type { Membership } from '../../../people/identity/caller.ts';
import { isRole, ROLE_NAMES, traitsOf } from '../../../people/identity/roles.ts';
import { findRoots } from '../../../people/territories/store.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../session.ts';
import { getAddress } from '../address.ts';
import { UsageError } from '../usage-error.ts';
import { say } from '../with-session.ts';

export type PlaceOptions = { territory?: number; school?: number };

/** @throws UsageError when nobody goes by the name */
export async function getAccountId({ db }: Pick<Services, 'db'>, nameOrId: string): Promise<string> {
  const id = await findAccountId(db, nameOrId);
  if (id === undefined) throw new UsageError(`there is no account "${nameOrId}"; see \`opora user list\``);
  return id;
}

/**
 * A role at a place; where the only territory is meant it need not be named.
 * @throws UsageError for an unknown role, or without a place
 */
export async function readRole({ db }: Pick<Services, 'db'>, role: string, options: PlaceOptions): Promise<Membership> {
  if (!isRole(role)) throw new UsageError(`the role must be one of ${ROLE_NAMES.join(', ')}`);
  const { school, territory } = options;
  if (school !== undefined && territory !== undefined) throw new UsageError('give --territory or --school, not both');
  if (school !== undefined) return { role, territoryId: null, schoolId: school };
  const roots = territory === undefined ? await findRoots(db) : [territory];
  if (roots.length !== 1 || (territory === undefined && traitsOf(role).place === 'school')) {
    throw new UsageError('name the place: --territory ID or --school ID');
  }
  return { role, territoryId: roots[0], schoolId: null };
}

/** Shows a link this once, with the address that the server last listened on. */
export async function sayLink(session: Session, link: ShownLink, json: boolean | undefined): Promise<void> {
  const url = `${await getAddress(session)}${link.path}`;
  if (json) say(JSON.stringify({ accountId: link.accountId, url, expiresAt: link.expiresAt }));
  else say(`${url}\nworks once, until ${link.expiresAt.slice(0, 16).replace('T', ' ')} UTC`);
}
