/** What this browser remembers of one form: the draft of a started one, or which answers were finished here. */
export type Answers = Record<string, unknown>;

export type Remembered = {
  draft?: { answers: Answers; page: number };
  /** The id of the answers finished in this browser. */
  finished?: string;
};

export type Memory = { read(): Remembered; write(remembered: Remembered): void; clear(): void };

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
  return {
    read: () => attempt((storage) => JSON.parse(storage.getItem(key) ?? '{}') as Remembered) ?? {},
    write: (remembered) => void attempt((storage) => storage.setItem(key, JSON.stringify(remembered))),
    clear: () => void attempt((storage) => storage.removeItem(key)),
  };
}
