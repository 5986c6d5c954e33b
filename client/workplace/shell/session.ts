/** Who is signed in, and what pages may be opened by them. */
import { createContext, useContext } from 'react';
import type { PermissionName, SessionResponse } from '../../../server/people/identity/schemas.ts';

/** Set by the shell around the page. A session that ends elsewhere thus takes the page away as a whole, before a part of it asks. */
export const SessionContext = createContext<SessionResponse | null>(null);

/** The session of whoever sees the page. The shell shows the sign-in page while there is none, so pages always have one. */
export function useSession(): SessionResponse {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a page of the workplace was drawn without a session');
  return session;
}

export function may({ permissions }: SessionResponse, permission: PermissionName): boolean {
  return permissions.includes(permission);
}

/** The schools at which a role of the reader's own gives the permission; a role in a territory above does not count. */
export function schoolsWith({ memberships }: SessionResponse, permission: PermissionName): number[] {
  const held = memberships.filter(({ permissions }) => permissions.includes(permission));
  return [...new Set(held.flatMap(({ schoolId }) => schoolId ?? []))];
}

/** The one school of a head or coordinator; null for those who work with several schools or a whole territory. */
export function ownSchool({ memberships }: SessionResponse): number | null {
  const schools = new Set(memberships.map(({ schoolId }) => schoolId));
  const [only] = schools;
  return schools.size === 1 && only !== undefined ? only : null;
}
