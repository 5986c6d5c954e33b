/** Which school a row of a file belongs to: by login and name, as people have answered, or to be asked, once for each name. Pure. */
import { fold } from '../../../surveys/fold.ts';
import type { UnknownSchool } from '../../ground/db/stored/schemas.ts';
import { createSchoolIndex, type KnownSchool, type Match, splitLogin } from './name-index.ts';

/** By a name as the file writes it, with its login or without: the school that it means, null for none of ours. */
export type SchoolAnswers = Readonly<Record<string, number | null>>;

const MOST_ASKED = 300;
const LONGEST_NAME = 300;

export type RowSchools = {
  /** Tells beforehand what the file holds: a name with two logins is asked for, though it fits one school of ours. */
  note(name: string, login: string): void;
  /** As `find`, and nothing is asked for. */
  peek(name: string, login: string): number | null | undefined;
  /** @returns the id, null for a school that is none of ours, undefined where it is not known which one it is */
  find(name: string, login: string): number | null | undefined;
  /** What is to be asked: the names that fit no school or several, in their order, each with the likeliest schools. */
  unknown(): UnknownSchool[];
};

export function createRowSchools(schools: readonly KnownSchool[], answers: SchoolAnswers): RowSchools {
  const index = createSchoolIndex(schools);
  const answered = new Map(Object.entries(answers).map(([name, id]) => [fold(name), id]));
  const known = new Map<string, number | null | undefined>();
  const asked = new Map<string, { name: string; rows: number; match: Match }>();
  const loginsOf = new Map<string, Set<string>>();

  const match = (name: string, login: string): Match => {
    if (login !== '') return withoutDoubt(index.find({ name, login }), name);
    // A cell may hold a name, a login or a code.
    for (const clue of [{ name }, { login: name }, { code: name }]) {
      const found = withoutDoubt(index.find(clue), splitLogin(name).name);
      if (found.kind !== 'none') return found;
    }
    return index.find({ name });
  };

  /** What fits by its name alone fits nothing where the file has the name with several logins. */
  const withoutDoubt = (found: Match, name: string): Match =>
    found.kind === 'one' && found.by === 'name' && (loginsOf.get(fold(name))?.size ?? 0) > 1
      ? { kind: 'several', ids: [found.id] }
      : found;
  const shownOf = (name: string, login: string): string =>
    (name === '' || login === '' ? name || login : `${name} (${login})`).slice(0, LONGEST_NAME);
  /** Whoever answers may leave the login out where the file has the name with one alone. */
  const answerOf = (name: string, login: string): number | null | undefined => {
    const whole = answered.get(fold(shownOf(name, login)));
    const bare = fold(splitLogin(name).name);
    return whole !== undefined || bare === '' || (loginsOf.get(bare)?.size ?? 0) > 1 ? whole : answered.get(bare);
  };

  return {
    note(written, code) {
      const { login, name } = code === '' ? splitLogin(written) : { login: code, name: written };
      if (name === '' || login === '') return;
      const key = fold(name);
      const logins = loginsOf.get(key);
      if (logins) logins.add(fold(login));
      else loginsOf.set(key, new Set([fold(login)]));
    },
    peek(name, login) {
      const found = match(name, login);
      return found.kind === 'one' ? found.id : answerOf(name, login);
    },
    find(name, login) {
      const shown = shownOf(name, login);
      const key = fold(shown);
      if (!known.has(key)) {
        const found = match(name, login);
        const id = found.kind === 'one' ? found.id : answerOf(name, login);
        known.set(key, id);
        if (id === undefined) asked.set(key, { name: shown, rows: 0, match: found });
      }
      const ask = asked.get(key);
      if (ask) ask.rows += 1;
      return known.get(key);
    },
    unknown: () =>
      [...asked.values()].slice(0, MOST_ASKED).map(({ match: found, name, rows }) => ({
        name,
        rows,
        similar: found.kind === 'several' ? found.ids.slice(0, 5) : found.kind === 'none' ? found.similar : [],
      })),
  };
}
