/** What this device keeps besides drafts and the outbox, and how it forgets all of it. */
import type { SurveyResponse } from '../../server/answering/submissions/schemas.ts';

export type Device = {
  /** The questionnaire as it was last loaded, for a visit without network. */
  keepSurvey(survey: SurveyResponse): void;
  keptSurvey(): SurveyResponse | null;
  /** The fingerprint in the address of the card, for a visit by another address or without network. */
  keepCardKey(fingerprint: string): void;
  keptCardKey(): string | null;
  /** Forgets both. */
  dropSurvey(): void;
  /** The answers finished in this tab: they stay on the screen through a reload, and nowhere else. */
  setFinished(id: string | null): void;
  finished(): string | null;
};

/** @param code the code of the page */
export function createDevice(code: string): Device {
  const surveyKey = `opora-survey-${code}`;
  const cardKey = `opora-card-key-${code}`;
  const finishedKey = `opora-finished-${code}`;
  return {
    keepSurvey: (survey) => void attempt(() => localStorage.setItem(surveyKey, JSON.stringify(survey))),
    keptSurvey: () => attempt(() => JSON.parse(localStorage.getItem(surveyKey) ?? 'null') as SurveyResponse) ?? null,
    keepCardKey: (fingerprint) => void attempt(() => localStorage.setItem(cardKey, fingerprint)),
    keptCardKey: () => attempt(() => localStorage.getItem(cardKey)) ?? null,
    dropSurvey() {
      for (const key of [surveyKey, cardKey]) attempt(() => localStorage.removeItem(key));
    },
    setFinished: (id) =>
      void attempt(() =>
        id === null ? sessionStorage.removeItem(finishedKey) : sessionStorage.setItem(finishedKey, id),
      ),
    finished: () => attempt(() => sessionStorage.getItem(finishedKey)) ?? null,
  };
}

/**
 * Forgets drafts, questionnaires, the language and what was finished here; with `waiting`, everything but the outbox, from which
 * answers still go by themselves.
 */
export async function forgetEverything(waiting: boolean): Promise<void> {
  for (const store of [() => localStorage, () => sessionStorage]) attempt(() => clearOwn(store()));
  if (waiting) return;
  attempt(() => indexedDB.deleteDatabase('opora-outbox'));
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration('/s/');
  await registration?.unregister();
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('opora-survey-')).map((name) => caches.delete(name)));
}

/** Observations of lessons on the same device are somebody else's work. */
function clearOwn(store: Storage): void {
  const isOwn = (key: string) => key.startsWith('opora-') && !key.startsWith('opora-observation');
  for (const key of Object.keys(store)) if (isOwn(key)) store.removeItem(key);
}

/** A browser that forbids its store keeps nothing, and the page still works. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
