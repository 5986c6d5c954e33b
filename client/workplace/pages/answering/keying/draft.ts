/** The unsent pile, kept in this browser until it is sent, so that a reload loses nothing. */
import type { Keying } from './desk.ts';

export type Draft = Pick<Keying, 'pile' | 'desk' | 'dispute'>;

export type DraftStore = { read(): Draft | null; write(draft: Draft): void; clear(): void };

/**
 * @param name of whose pile for which cell it is
 * @param form the start of the form's hash: a draft of another form is not taken up
 */
export function createDraftStore(name: string, form: string, store: () => Storage = () => localStorage): DraftStore {
  const key = `opora-keying-${name}`;
  return {
    read() {
      try {
        const kept = JSON.parse(store().getItem(key) ?? 'null') as (Draft & { form: string }) | null;
        return kept?.form === form ? kept : null;
      } catch {
        return null;
      }
    },
    write({ desk, dispute, pile }) {
      try {
        store().setItem(key, JSON.stringify({ form, pile, desk, dispute }));
      } catch {
        // A browser that keeps nothing still lets the pile be keyed in and sent.
      }
    },
    clear() {
      try {
        store().removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
