/** Who is signed in, and what pages may be opened by them. */
import { useQuery } from '@tanstack/react-query';
import type { PermissionName, SessionResponse } from '../../../server/identity/schemas.ts';
import { sessionQuery } from '../../api/queries.ts';

/** The session of whoever sees the page. The shell shows the sign-in page while there is none, so pages always have one. */
export function useSession(): SessionResponse {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('a page of the workplace was drawn without a session');
  return data;
}

export function may({ permissions }: SessionResponse, permission: PermissionName): boolean {
  return permissions.includes(permission);
}

/** The one school of a head or coordinator; null for those who work with several schools or a whole territory. */
export function ownSchool({ memberships }: SessionResponse): number | null {
  const schools = new Set(memberships.map(({ schoolId }) => schoolId));
  const [only] = schools;
  return schools.size === 1 && only !== undefined ? only : null;
}
