/** The observation that was begun on this device, until it is finished. */
import type { Localized } from '../../surveys/schema.ts';

export type Draft = {
  /** That of the entry which it becomes: finished twice it is one observation. */
  id: string;
  schoolId: number;
  school: Localized;
  /** YYYY-MM-DD */
  occursOn: string;
  answers: Record<string, unknown>;
  page: number;
};

const keyOf = (accountId: string) => `opora-observation-draft-${accountId}`;

export function readDraft(accountId: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(accountId)) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

/** @param draft null forgets it */
export function writeDraft(accountId: string, draft: Draft | null): void {
  try {
    if (draft === null) localStorage.removeItem(keyOf(accountId));
    else localStorage.setItem(keyOf(accountId), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still holds the draft while the page is open.
  }
}
