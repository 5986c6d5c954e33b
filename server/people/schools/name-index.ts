/**
 * Which school a text of a file means: by its login, its code, or any of its names as they are known (`fold`). What fits nothing
 * exactly is never guessed: likely schools are offered. Pure.
 */
import { fold } from '../../../surveys/fold.ts';
import generic from './generic-words.json' with { type: 'json' };
import legalForms from './legal-forms.json' with { type: 'json' };
import { foldCode } from './register/fields.ts';

/**
 * What a school is known by. `names`: full, short and all others, in both languages. A name that a closed school shares with one that
 * has no last day means the latter.
 */
export type KnownSchool = {
  id: number;
  names: readonly string[];
  login: string | null;
  code: string | null;
  closedOn?: string | null;
};

/** What a row of a file says of a school; empty texts say nothing. */
export type SchoolClue = { name?: string; login?: string; code?: string };

/**
 * `one`: found, and by what. `several`: clues fit different schools, or a name fits more than one.
 * `none`: nothing fits; `similar` are the likeliest, the best first.
 */
export type Match =
  | { kind: 'one'; id: number; by: 'login' | 'code' | 'name' }
  | { kind: 'several'; ids: number[] }
  | { kind: 'none'; similar: number[] };

export type SchoolIndex = { find(clue: SchoolClue): Match };

/** A login of ФИС ОКО within a longer text, as in `МБОУ «Лицей» (edu123456)`. */
const LOGIN = /\(?\b(edu\d{4,10})\b\)?/i;
const MOST_SIMILAR = 5;
/** Of 1: below it a name has nothing to do with another. */
const LEAST_SIMILARITY = 0.45;
const GENERIC = new Set(generic);

export function createSchoolIndex(schools: readonly KnownSchool[]): SchoolIndex {
  const byLogin = groupBy(schools, ({ login }) => (login === null ? [] : [foldCode(login)]));
  const byCode = groupBy(schools, ({ code }) => (code === null ? [] : [foldCode(code)]));
  const byName = openOnesFirst(
    groupBy(schools, ({ names }) => names.map(fold)),
    schools,
  );
  const byBareName = openOnesFirst(
    groupBy(schools, ({ names }) => names.map((name) => splitForm(name).bare)),
    schools,
  );
  const formsOf = new Map(schools.map(({ id, names }) => [id, names.map(splitForm)]));
  const logins = new Map(schools.map(({ id, login }) => [id, login]));
  const likeness = createLikeness(schools);

  /** Schools of the same name where only one of both says its legal form: `Лицей № 2`, `МБОУ «Лицей №2»`. */
  function alikeBut(name: string): number[] {
    const own = splitForm(name);
    const isAlike = ({ bare, form }: ReturnType<typeof splitForm>) =>
      bare === own.bare && (form === own.form || form === '' || own.form === '');
    return (byBareName.get(own.bare) ?? []).filter((id) => formsOf.get(id)?.some(isAlike));
  }

  return {
    find(clue) {
      const { code, login, name } = split(clue);
      const named = byName.get(fold(name)) ?? alikeBut(name);
      const keyed = [
        ...(byLogin.get(foldCode(login)) ?? []).map((id) => ({ id, by: 'login' as const })),
        ...(byCode.get(foldCode(code)) ?? []).map((id) => ({ id, by: 'code' as const })),
      ];
      const ids = [...new Set(keyed.map(({ id }) => id))];
      if (ids.length === 1 && (named.length === 0 || named.includes(ids[0]))) return { kind: 'one', ...keyed[0] };
      if (ids.length > 0) return { kind: 'several', ids: [...new Set([...ids, ...named])] };
      // A name that fits a school with another login means a school of another place.
      const fitting = named.filter((id) => login === '' || (logins.get(id) ?? null) === null);
      if (fitting.length === 1) return { kind: 'one', id: fitting[0], by: 'name' };
      if (fitting.length > 1) return { kind: 'several', ids: fitting };
      // Looked for only where somebody asks: a table may name thousands of unknown schools.
      return {
        kind: 'none',
        get similar() {
          // Whoever has another login and only a similar name is another school.
          const likely = likeness(name).filter((id) => login === '' || (logins.get(id) ?? null) === null);
          return [...new Set([...named, ...likely])].slice(0, MOST_SIMILAR);
        },
      };
    },
  };
}

/** @returns of the text of a cell – a name, a login or a code – the school that it means; undefined where that is none or not one alone */
export function createSchoolFinder(schools: readonly KnownSchool[]): (text: string) => number | undefined {
  const index = createSchoolIndex(schools);
  return (text) => {
    for (const clue of [{ name: text }, { login: text }, { code: text }]) {
      const match = index.find(clue);
      if (match.kind === 'one') return match.id;
      if (match.kind === 'several') return undefined;
    }
    return undefined;
  };
}

const FORMS = legalForms.toSorted((a, b) => b.length - a.length);

/** @returns the folded name without its legal form, a number close behind its sign, and the form, empty where there is none */
function splitForm(name: string): { bare: string; form: string } {
  const folded = fold(name).replace(/№ +/g, '№');
  const form = FORMS.find((each) => folded.startsWith(`${each} `)) ?? '';
  return { bare: folded.slice(form.length).trim(), form };
}

function openOnesFirst(groups: Map<string, number[]>, schools: readonly KnownSchool[]): Map<string, number[]> {
  const closed = new Set(schools.filter(({ closedOn = null }) => closedOn !== null).map(({ id }) => id));
  if (closed.size === 0) return groups;
  const firsts = [...groups].map(([name, ids]) => {
    const open = ids.filter((id) => !closed.has(id));
    return [name, open.length > 0 ? open : ids] as const;
  });
  return new Map(firsts);
}

function split({ code = '', login = '', name = '' }: SchoolClue) {
  if (login !== '') return { code, login, name };
  return { code, ...splitLogin(name) };
}

/** @returns the name without a login that stands in it, and the login, empty where there is none */
export function splitLogin(text: string): { name: string; login: string } {
  const found = LOGIN.exec(text);
  return found ? { login: found[1], name: text.replace(found[0], '').trim() } : { login: '', name: text };
}

function groupBy(schools: readonly KnownSchool[], keys: (school: KnownSchool) => string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const school of schools) {
    for (const key of new Set(keys(school))) {
      if (key === '') continue;
      const group = groups.get(key);
      if (group) group.push(school.id);
      else groups.set(key, [school.id]);
    }
  }
  return groups;
}

/** @returns of a name the ids of similar schools, the likeliest first; made on the first question */
function createLikeness(schools: readonly KnownSchool[]): (name: string) => number[] {
  let known: { id: number; pairs: Set<string>[] }[] | null = null;
  return (name) => {
    if (name === '') return [];
    known ??= schools.map(({ id, names }) => ({ id, pairs: [...new Set(names.map(core))].map(pairsOf) }));
    const own = pairsOf(core(name));
    return known
      .map(({ id, pairs }) => ({ id, likeness: Math.max(0, ...pairs.map((each) => dice(own, each))) }))
      .filter(({ likeness }) => likeness >= LEAST_SIMILARITY)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, MOST_SIMILAR)
      .map(({ id }) => id);
  };
}

/** What tells a school from others: its name without the words that many share. */
function core(name: string): string {
  const words = fold(name).split(/[^\p{L}\d]+/u);
  return words.filter((word) => word !== '' && !GENERIC.has(word)).join(' ');
}

function pairsOf(text: string): Set<string> {
  const padded = ` ${text} `;
  return new Set(Array.from({ length: Math.max(0, padded.length - 1) }, (_, at) => padded.slice(at, at + 2)));
}

/** The coefficient of Dice on pairs of letters: 1 for the same, 0 for nothing in common. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size <= 1 || b.size <= 1) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}
