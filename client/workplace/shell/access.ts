/** Who may open which page. The word stands beside the route in router.tsx; menu and refusal both go by it. */
import { useMatches } from '@tanstack/react-router';
import type { PermissionName, SessionResponse } from '../../../server/people/identity/schemas.ts';
import { may } from './session.ts';

/** `public`: anyone; `session`: anyone signed in; else the permission that a role of the reader must have. */
export type PageAccess = 'public' | 'session' | PermissionName;

/** The access of the page that the address leads to. */
export function usePageAccess(): PageAccess {
  return useMatches({ select: (matches) => matches.at(-1)?.staticData.access ?? 'session' });
}

export function mayOpen(session: SessionResponse | null, access: PageAccess): boolean {
  if (access === 'public') return true;
  return session !== null && (access === 'session' || may(session, access));
}
