/**
 * By which words files of a district are known: heads of columns, marks of nothing, sums. They come with Opora; a file of the same name
 * in a district's own folder names only what it ADDS, in the same places. Lists grow, a single text is replaced.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type TSchema, Type } from 'typebox';
import type { ContentFault } from './fault.ts';
import { faultList } from './fault-list.ts';
import { expected } from './fault-texts.ts';
import accounts from './file-words/accounts.json' with { type: 'json' };
import contingent from './file-words/contingent.json' with { type: 'json' };
import groups from './file-words/groups.json' with { type: 'json' };
import markers from './file-words/markers.json' with { type: 'json' };
import means from './file-words/means.json' with { type: 'json' };
import pupilRows from './file-words/pupil-rows.json' with { type: 'json' };
import reports from './file-words/reports.json' with { type: 'json' };
import riskProfile from './file-words/risk-profile.json' with { type: 'json' };
import roadmaps from './file-words/roadmaps.json' with { type: 'json' };
import roles from './file-words/roles.json' with { type: 'json' };
import schools from './file-words/schools.json' with { type: 'json' };
import tests from './file-words/tests.json' with { type: 'json' };
import { fold, foldHeading } from './fold.ts';
import { parseFile } from './parse.ts';

const BUILT_IN = {
  ...{ accounts, contingent, groups, markers, means, pupilRows, reports, riskProfile, roadmaps, roles, schools, tests },
};
export type FileWords = typeof BUILT_IN;
type Kind = keyof FileWords;
const KINDS = Object.keys(BUILT_IN) as Kind[];

/** As the content folder names it: `file-words/pupil-rows.json`. */
const fileOf = (kind: Kind): string =>
  `file-words/${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.json`;
export const fileWordFiles: string[] = KINDS.map(fileOf);

/** No words, and as they are: which columns must be there, and what says by its order which month it is. */
const NO_WORDS = ['required', 'months'];
/** Of these the entries are not named once for all: a model of a district may have more factors. */
const OPEN = ['factors'];
/** Lists that stand beside each other and must not share a word, or nobody knows which column is meant. */
const PUPIL_COLUMNS = ['school', 'login', 'pupil', 'class', 'letter', 'variant', 'total', 'mark', 'journal'];
const APART: Partial<Record<Kind, (words: Branch) => Branch>> = {
  accounts: ({ columns }) => columns as Branch,
  contingent: ({ columns }) => columns as Branch,
  schools: ({ columns }) => columns as Branch,
  markers: ({ headers }) => headers as Branch,
  means: (words) => words,
  pupilRows: (words) => Object.fromEntries(PUPIL_COLUMNS.map((name) => [name, words[name]])),
  riskProfile: ({ headers }) => headers as Branch,
  roadmaps: ({ headers }) => headers as Branch,
  roles: (words) => words,
  tests: (words) => words,
};

const LONGEST_WORD = 200;
const MOST_WORDS = 500;

type Branch = { readonly [name: string]: unknown };

/**
 * @param override a district's own folder
 * @returns the words of both; with any fault those that come with Opora alone
 */
export function readFileWords(override?: string): { words: FileWords; faults: ContentFault[] } {
  const faults: ContentFault[] = [];
  const read = KINDS.map((kind) => {
    const file = fileOf(kind);
    const path = override === undefined ? '' : join(override, file);
    if (override === undefined || !existsSync(path)) return [kind, BUILT_IN[kind]] as const;
    const parsed = parseFile(path, file, schemaOf(BUILT_IN[kind]));
    faults.push(...parsed.faults);
    if (parsed.faults.length > 0) return [kind, BUILT_IN[kind]] as const;
    const words = added(BUILT_IN[kind], parsed.value) as Branch;
    faults.push(...sharedFaults(kind, words, parsed.value as Branch));
    return [kind, words] as const;
  });
  return { words: faults.length > 0 ? BUILT_IN : (Object.fromEntries(read) as FileWords), faults };
}

/** What a district's file may hold: what the built-in one does, each of it or not. */
function schemaOf(own: unknown): TSchema {
  const word = Type.String({ minLength: 1, maxLength: LONGEST_WORD });
  // Where an empty cell is among the words, a copy of the file holds it too.
  if (Array.isArray(own))
    return Type.Array(own.includes('') ? Type.String({ maxLength: LONGEST_WORD }) : word, { maxItems: MOST_WORDS });
  if (typeof own === 'string') return word;
  const shape = Object.entries(own as Branch).map(([name, value]) => {
    const open = OPEN.includes(name) ? Type.Record(Type.String(), Type.Array(word, { maxItems: MOST_WORDS })) : null;
    const fixed = NO_WORDS.includes(name) ? Type.Unsafe({ const: value }) : null;
    return [name, Type.Optional(open ?? fixed ?? schemaOf(value))] as const;
  });
  return Type.Object(Object.fromEntries(shape), { additionalProperties: false });
}

function added(own: unknown, more: unknown): unknown {
  if (more === undefined) return own;
  // What files hold is compared when it is folded.
  if (Array.isArray(own)) {
    const fresh = (more as unknown[]).filter((word): word is string => typeof word === 'string' && !own.includes(word));
    return [...new Set([...own, ...fresh.flatMap((word) => [fold(word), foldHeading(word)])])];
  }
  if (typeof own === 'string') return more;
  const [before, after] = [(own ?? {}) as Branch, more as Branch];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names].map((name) => [name, added(before[name] ?? (Array.isArray(after[name]) ? [] : {}), after[name])]),
  );
}

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : ((value as Branch)?.names ?? [])) as string[];

/** A word that is added where another column of the kind is known by it. */
function sharedFaults(kind: Kind, words: Branch, more: Branch): ContentFault[] {
  const apart = APART[kind];
  if (!apart) return [];
  const list = faultList(fileOf(kind));
  const all = Object.entries(apart(words));
  for (const [name, value] of Object.entries(apart(more) ?? {})) {
    for (const word of listOf(value).filter((own) => !listOf(apart(BUILT_IN[kind])[name]).includes(own))) {
      const other = all.find(
        ([own, known]) => own !== name && listOf(known).map(foldHeading).includes(foldHeading(word)),
      );
      if (other) list.add(name, word, expected.unique(other[0]));
    }
  }
  return list.faults;
}
