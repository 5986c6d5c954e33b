/** One fault of a content file, told so that an editor who does not program can cure it. */
import type { Localized } from './schema.ts';

export type ContentFault = {
  /** Path of the file inside its content folder, or the folder itself. */
  file: string;
  /** JSON path inside the file, for instance `pages[0].elements[2].title.en`; empty for the whole file. */
  path: string;
  /** What stands there, shortened. */
  value: string;
  /** What is expected instead. */
  expected: Localized;
};

/** Thrown by `loadContent`: nothing is loaded when anything is wrong. */
export class ContentError extends Error {
  readonly faults: ContentFault[];

  constructor(faults: ContentFault[]) {
    super(faults.map((fault) => describeFault(fault, 'en')).join('\n'));
    this.name = 'ContentError';
    this.faults = faults;
  }
}

/** One line: file, path, value, and what is expected in the given language. */
export function describeFault(fault: ContentFault, language: keyof Localized): string {
  const place = fault.path === '' ? fault.file : `${fault.file}: ${fault.path}`;
  return fault.value === ''
    ? `${place}: ${fault.expected[language]}`
    : `${place} = ${fault.value}: ${fault.expected[language]}`;
}

/** Shortens any JSON value to at most 60 characters for a message; a missing value gives an empty string. */
export function shown(value: unknown): string {
  const text = value === undefined ? '' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
