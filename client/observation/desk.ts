/** What the page works with: who observes, which schools, the form. Kept on the device, so that it opens without a network. */
import type { ObservationDesk } from '../../server/daily/tutor-desk/schemas.ts';
import { ask } from '../offline/asking.ts';

export type Desk = ObservationDesk;
export type Opened =
  /** `isFresh`: the server has just said so; else it is what was kept. */
  { kind: 'desk'; desk: Desk; isFresh: boolean; isSignedIn: boolean } | { kind: 'offline' | 'signedOut' | 'forbidden' };

const KEY = 'opora-observation-desk';

export async function openDesk(): Promise<Opened> {
  const response = await ask('/api/observations/desk', { cache: 'no-store' });
  const desk = response?.ok ? ((await response.json().catch(() => null)) as Desk | null) : null;
  if (desk) {
    keep(desk);
    return { kind: 'desk', desk, isFresh: true, isSignedIn: true };
  }
  if (response?.status === 403) return { kind: 'forbidden' };
  const kept = readKept();
  const isSignedOut = response?.status === 401;
  if (kept) return { kind: 'desk', desk: kept, isFresh: false, isSignedIn: !isSignedOut };
  return { kind: isSignedOut ? 'signedOut' : 'offline' };
}

function keep(desk: Desk): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(desk));
  } catch {
    // A browser that keeps nothing still works while the page is open.
  }
}

function readKept(): Desk | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Desk | null;
  } catch {
    return null;
  }
}
