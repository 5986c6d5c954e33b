/** Collects the faults of one file. */
import { type ContentFault, shown } from './fault.ts';
import type { Localized } from './schema.ts';

export type FaultList = { faults: ContentFault[]; add(path: string, value: unknown, expected: Localized): void };

export function faultList(file: string): FaultList {
  const faults: ContentFault[] = [];
  return { faults, add: (path, value, expected) => faults.push({ file, path, value: shown(value), expected }) };
}

/** Adds a fault for each value that stands in the list twice; `path` names the place of entry `index`. */
export function addRepeats(
  list: FaultList,
  values: (string | number)[],
  path: (index: number) => string,
  words: (first: string) => Localized,
): void {
  const first = new Map<string | number, number>();
  values.forEach((value, index) => {
    const seen = first.get(value);
    if (seen === undefined) first.set(value, index);
    else list.add(path(index), value, words(path(seen)));
  });
}
