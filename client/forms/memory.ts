/** What this browser remembers of one form: the draft of a started one. */
export type Answers = Record<string, unknown>;

export type Remembered = {
  /** `id` is that which the finished answers will have: the same draft finished in two tabs is one answer set. */
  draft?: { id?: string; answers: Answers; page: number };
};

export type Memory = {
  read(): Remembered;
  write(remembered: Remembered): void;
  clear(): void;
  /** Calls back when another tab has changed what is remembered. @returns the function that ends it */
  watch(changed: (now: Remembered) => void): () => void;
};

/** @param store the browser's `localStorage`; where it is closed to us nothing is remembered and the form still works */
export function createMemory(form: string, store: () => Storage = () => localStorage): Memory {
  const key = `opora-form-${form}`;
  const attempt = <Result>(action: (storage: Storage) => Result): Result | undefined => {
    try {
      return action(store());
    } catch {
      return undefined;
    }
  };
  const read = () => attempt((storage) => JSON.parse(storage.getItem(key) ?? '{}') as Remembered) ?? {};
  return {
    read,
    write: (remembered) => void attempt((storage) => storage.setItem(key, JSON.stringify(remembered))),
    clear: () => void attempt((storage) => storage.removeItem(key)),
    watch(changed) {
      // `key` is null when the whole store was cleared.
      const heard = (event: StorageEvent) => (event.key === key || event.key === null) && changed(read());
      window.addEventListener('storage', heard);
      return () => window.removeEventListener('storage', heard);
    },
  };
}
