/** Which school of the register each row of a file means. Pure. */
import { fold } from '../../../../surveys/fold.ts';
import { createSchoolIndex, type SchoolIndex } from '../name-index.ts';
import { foldCode, namesOf } from '../register/fields.ts';
import type { SchoolRecord } from '../register/store.ts';
import type { SaidOfSchool } from './rows.ts';

/** `elsewhere`: a school that the import does not reach has the login or the code. `unsure`: any of these, or a new one. */
export type Meaning =
  | { kind: 'known'; school: SchoolRecord }
  | { kind: 'unknown' }
  | { kind: 'unsure'; schools: SchoolRecord[] }
  | { kind: 'elsewhere'; school: SchoolRecord; column: 'login' | 'code' };

export type Matching = (said: SaidOfSchool, within: ReadonlySet<number>) => Meaning;

/**
 * @param schools of the whole installation that may matter: all that are in reach, and those of elsewhere with logins or codes of the file
 * @param reach territories that the import may change
 */
export function createMatching(schools: readonly SchoolRecord[], reach: ReadonlySet<number>): Matching {
  const byId = new Map(schools.map((school) => [school.id, school]));
  const indexes = new Map<string, SchoolIndex>();
  const indexOf = (within: ReadonlySet<number>): SchoolIndex => {
    const key = [...within].join(' ');
    const known = indexes.get(key);
    if (known) return known;
    const near = schools.filter(({ territoryId }) => within.has(territoryId));
    const made = createSchoolIndex(near.map((school) => ({ ...school, names: namesOf(school) })));
    indexes.set(key, made);
    return made;
  };
  const byLogin = new Map(
    schools.flatMap((school) => (school.login === null ? [] : [[school.login, school] as const])),
  );
  const byCode = new Map(
    schools.flatMap((school) => (school.code === null ? [] : [[foldCode(school.code), school] as const])),
  );
  const get = (id: number): SchoolRecord[] => {
    const school = byId.get(id);
    return school ? [school] : [];
  };

  return (said, within) => {
    const { code, login, name, shortName } = said;
    const owners = {
      login: login === null ? undefined : byLogin.get(login),
      code: code === null ? undefined : byCode.get(foldCode(code)),
    };
    for (const column of ['login', 'code'] as const) {
      const school = owners[column];
      if (school && !reach.has(school.territoryId)) return { kind: 'elsewhere', school, column };
    }
    // Within reach a login or a code means its school, in whatever territory.
    const keyed = [...new Set([owners.login, owners.code])].filter((school) => school !== undefined);
    const outside = keyed.filter(({ territoryId }) => !within.has(territoryId));
    const index = indexOf(within);
    const clues = [name, shortName]
      .filter(Boolean)
      .map((text) => index.find({ name: text, login: login ?? '', code: code ?? '' }));
    const found = new Set(
      clues.flatMap((match) => (match.kind === 'one' ? [match.id] : match.kind === 'several' ? match.ids : [])),
    );
    const all = [...new Set([...outside, ...[...found].flatMap(get)])];
    if (all.length === 1 && clues.every(({ kind }) => kind !== 'several')) return { kind: 'known', school: all[0] };
    if (all.length > 0) return { kind: 'unsure', schools: all };
    const similar = clues.flatMap((match) => (match.kind === 'none' ? match.similar.flatMap(get) : []));
    const likely = [...new Set(similar)].filter((school) => mayBe(said, school));
    return likely.length > 0 ? { kind: 'unsure', schools: likely } : { kind: 'unknown' };
  };
}

/** Schools with other logins, codes or numbers in their names are other schools; one of the very name is asked about all the same. */
function mayBe(said: SaidOfSchool, school: SchoolRecord): boolean {
  const names = new Set(namesOf(school).map(fold));
  const own = [said.name, said.shortName].filter(Boolean);
  if (own.some((name) => names.has(fold(name)))) return true;
  if (said.login !== null && school.login !== null) return false;
  if (said.code !== null && school.code !== null) return false;
  const numbers = own.map(numbersIn);
  return namesOf(school).some((name) => numbers.includes(numbersIn(name)));
}

const numbersIn = (name: string): string => (name.match(/\d+/g) ?? []).join(' ');
