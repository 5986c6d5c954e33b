/** What is finished on this device until the server has acknowledged it. */
import type { Localized } from '../../surveys/schema.ts';

export type Posted = {
  id: string;
  /** Set when the server refused the entry for good, with its words. */
  refused?: Localized;
};

export type Outbox<Entry extends Posted> = {
  /**
   * Keeps a new entry; one with the same id that is there already stays as it is.
   * @returns whether it outlives the page; if not, it is kept in the page's memory alone
   */
  add(entry: Entry): Promise<boolean>;
  /** Changes an entry as it is stored now, whatever other tabs did to it. @returns the result, or null when it is gone */
  update(id: string, change: (entry: Entry) => Entry): Promise<Entry | null>;
  all(): Promise<Entry[]>;
  remove(id: string): Promise<void>;
};

const STORE = 'answers';

/**
 * Opens a store of the browser; a browser without one (or that forbids it) keeps the entries while the page is open.
 * @param name of the store
 */
export async function openOutbox<Entry extends Posted>(name: string): Promise<Outbox<Entry>> {
  const unsaved = new Map<string, Entry>();
  const database = await openDatabase(name).catch(() => null);
  // Forgetting deletes the store, in whichever tab it is asked for: nobody may hold it open.
  if (database) database.onversionchange = () => database.close();
  const open = (mode: IDBTransactionMode): IDBObjectStore => {
    if (!database) throw new Error('no store');
    return database.transaction(STORE, mode, { durability: 'strict' }).objectStore(STORE);
  };
  return {
    async add(entry) {
      try {
        const store = open('readwrite');
        // Both requests are of one transaction: no other tab comes between.
        await settled(store, () => {
          onSuccess(store.get(entry.id), (found) => found ?? store.put(entry));
        });
        return true;
      } catch {
        if (!unsaved.has(entry.id)) unsaved.set(entry.id, entry);
        return false;
      }
    },
    async update(id, change) {
      const held = unsaved.get(id);
      if (held) {
        unsaved.set(id, change(held));
        return unsaved.get(id) ?? null;
      }
      let changed: Entry | null = null;
      const store = open('readwrite');
      await settled(store, () => {
        onSuccess(store.get(id) as IDBRequest<Entry | undefined>, (found) => {
          changed = found ? change(found) : null;
          if (changed) store.put(changed);
        });
      });
      return changed;
    },
    async all() {
      const saved = await read(() => open('readonly').getAll() as IDBRequest<Entry[]>).catch(() => []);
      return [...saved, ...unsaved.values()];
    },
    async remove(id) {
      unsaved.delete(id);
      await read(() => open('readwrite').delete(id)).catch(() => undefined);
    },
  };
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return read(() => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    return request;
  });
}

function onSuccess<Result>(request: IDBRequest<Result>, then: (result: Result) => void): void {
  request.onsuccess = () => then(request.result);
}

async function read<Result>(ask: () => IDBRequest<Result>): Promise<Result> {
  const request = ask();
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** Resolves when the transaction is on the disk, not only under way. */
function settled({ transaction }: IDBObjectStore, act: () => void): Promise<void> {
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error);
    transaction.onerror = () => failed(transaction.error);
    act();
  });
}
