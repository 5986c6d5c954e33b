/** Finished answers on this phone until the server has acknowledged them. */
import type { Localized } from '../../surveys/schema.ts';
import type { Answers } from '../forms/memory.ts';

export type Entry = {
  id: string;
  code: string;
  answers: Answers;
  /** Answered faster than the questions can be read. */
  hurried: boolean;
  /** Set when the server refused the answers for good, with its words. */
  refused?: Localized;
};

export type Outbox = {
  /** @returns whether the entry outlives the page; if not, it is kept in the page's memory alone */
  put(entry: Entry): Promise<boolean>;
  all(): Promise<Entry[]>;
  remove(id: string): Promise<void>;
};

const STORE = 'answers';

/** Opens the store of the browser; a browser without one (or that forbids it) keeps the entries while the page is open. */
export async function openOutbox(): Promise<Outbox> {
  const unsaved = new Map<string, Entry>();
  const database = await openDatabase().catch(() => null);
  const run = <Result>(mode: IDBTransactionMode, action: (store: IDBObjectStore) => IDBRequest<Result>) => {
    if (!database) return Promise.reject(new Error('no store'));
    return promised(action(database.transaction(STORE, mode).objectStore(STORE)));
  };
  return {
    async put(entry) {
      try {
        await run('readwrite', (store) => store.put(entry));
        return true;
      } catch {
        unsaved.set(entry.id, entry);
        return false;
      }
    },
    async all() {
      const saved = await run<Entry[]>('readonly', (store) => store.getAll()).catch(() => []);
      return [...saved, ...unsaved.values()];
    },
    async remove(id) {
      unsaved.delete(id);
      await run('readwrite', (store) => store.delete(id)).catch(() => undefined);
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('opora-outbox', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
  return promised(request);
}

function promised<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}
