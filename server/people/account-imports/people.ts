/** Reads people from the rows of a file: who, in which role, where. Says what is wrong by its cell. Pure. */
import { clean, fold } from '../../../surveys/fold.ts';
import type { Localized } from '../../../surveys/schema.ts';
import type { UnknownSchool } from '../../ground/db/stored/schemas.ts';
import type { Place } from '../identity/caller.ts';
import { readAddress } from '../identity/email-address.ts';
import { roleOfWord } from '../identity/role-words.ts';
import { type Role, traitsOf } from '../identity/roles.ts';
import { cellFault, type FaultCode } from '../imports/fault.ts';
import { placeOf, type ReadRegister, type RegisterRow, textAt } from '../imports/register-file.ts';
import type { CellFault, FoundTable } from '../imports/schemas.ts';
import type { KnownSchool } from '../schools/name-index.ts';
import { createRowSchools, type RowSchools, type SchoolAnswers } from '../schools/row-school.ts';

/** What a file is read against. */
export type Surroundings = {
  /** Where roles of a territory lie when their row names none. */
  territoryId: number;
  /** That territory and those below it. */
  territories: readonly { id: number; name: Localized }[];
  schools: readonly (KnownSchool & { isClosed: boolean })[];
  answers: SchoolAnswers;
};

/** What whoever imports may do. */
export type Rights = {
  /** Whether they may give a role at a place. */
  gives(role: Role, place: Place): boolean;
  /** Whether they may assign a school to a tutor. */
  assigns(schoolId: number): boolean;
};

export type Person = {
  name: string;
  role: Role;
  /** At least one. */
  places: Place[];
  /** Schools of a tutor. */
  assignments: number[];
  /** Whether schools of a tutor were named that whoever imports may not assign. */
  leavesSchoolsOut: boolean;
  /** In small letters. */
  email: string | null;
};

/**
 * `person` is null where something is wrong or a school has to be asked for, and where all schools of the row are none of
 * the district's (`leftOut`). `address` is what the row says of it, also where something else
 * is wrong.
 */
export type PersonRow = {
  line: number;
  name: string;
  address: string | null;
  person: Person | null;
  state: 'read' | 'faulty' | 'leftOut';
  faults: CellFault[];
  /** What the row calls the role. */
  word: string;
  /** Where the row says each, as a spreadsheet names the cell. */
  cells: Record<'name' | 'role' | 'email', string>;
};

const MOST_NAME = 100;
/** Between several schools of one person. */
const SEPARATOR = /[;\n]/;
/** What is not a place: a dash in an empty cell. */
const NOTHING = /^[-–—]?$/;

/** `unknown`: names that fit no school or several, and that nobody has answered. */
export type ReadPeople = { rows: PersonRow[]; unknown: UnknownSchool[] };

/** The people of a file, whatever whoever imports may give. */
export function readPeople({ rows, table }: ReadRegister, surroundings: Surroundings): ReadPeople {
  const rowSchools = createRowSchools(surroundings.schools, surroundings.answers);
  for (const row of rows) for (const name of namesIn(textAt(row, 'school'))) rowSchools.note(name, '');
  const findPlaces = createPlaces(surroundings, rowSchools);
  return { rows: rows.map((row) => readPerson(row, table, findPlaces)), unknown: rowSchools.unknown() };
}

/** The same people as far as somebody may invite them: roles that they do not give are faults, schools of a tutor that they do not assign are left out. */
export function withinRights(rows: readonly PersonRow[], { assigns, gives }: Rights): PersonRow[] {
  return rows.map((row) => {
    const { cells, person, word } = row;
    if (person === null) return row;
    if (!person.places.every((place) => gives(person.role, place)))
      return {
        ...row,
        person: null,
        state: 'faulty',
        faults: [...row.faults, cellFault(cells.role, 'roleNotGiven', word)],
      };
    const assignments = person.assignments.filter(assigns);
    const leavesSchoolsOut = assignments.length < person.assignments.length;
    return { ...row, person: { ...person, assignments, leavesSchoolsOut } };
  });
}

function readPerson(row: RegisterRow, table: FoundTable, findPlaces: FindPlaces): PersonRow {
  const faults: CellFault[] = [];
  const place = (column: string) => placeOf(table, row, column);
  const refuse = (column: string, code: FaultCode, value = clean(textAt(row, column))): null => {
    faults.push(cellFault(place(column), code, value));
    return null;
  };
  const name = clean(textAt(row, 'name'));
  if (name === '') refuse('name', 'missing');
  else if (name.length > MOST_NAME) refuse('name', 'tooLong');

  const word = clean(textAt(row, 'role'));
  const role = word === '' ? refuse('role', 'missing') : (roleOfWord(word) ?? refuse('role', 'unknownRole'));

  const written = clean(textAt(row, 'email'));
  const address = readAddress(written);
  if (!NOTHING.test(written) && address === null) refuse('email', 'notEmail');

  const found = role === null ? null : findPlaces(role, textAt(row, 'school'));
  for (const { code, value } of found?.faults ?? []) refuse('school', code, value);
  const state = faults.length > 0 ? 'faulty' : (found?.state ?? 'faulty');
  const { assignments = [], places = [] } = found ?? {};
  const person =
    role === null || state !== 'read'
      ? null
      : { name, role, email: address, places, assignments, leavesSchoolsOut: false };
  const cells = { name: place('name'), role: place('role'), email: place('email') };
  return { line: row.line, name, address, person, state, faults, word, cells };
}

type Places = Pick<Person, 'places' | 'assignments'>;
type PlaceFault = { code: FaultCode; value: string };
type FindPlaces = (role: Role, text: string) => Places & { state: PersonRow['state']; faults: PlaceFault[] };

const inTerritory = (territoryId: number): Place => ({ territoryId, schoolId: null });
const atSchool = (schoolId: number): Place => ({ territoryId: null, schoolId });

const namesIn = (text: string): string[] =>
  text
    .split(SEPARATOR)
    .map(clean)
    .filter((each) => !NOTHING.test(each));

/** Where a role lies by the text of its cell: in a school or several, in a territory, or in the one of the import. */
function createPlaces({ schools, territories, territoryId }: Surroundings, rowSchools: RowSchools): FindPlaces {
  const closed = new Set(schools.flatMap(({ id, isClosed }) => (isClosed ? [id] : [])));
  const territoryOf = new Map(
    territories.flatMap(({ id, name }) => [name.ru, name.en].map((each) => [fold(each), id])),
  );
  return (role, text) => {
    const nowhere = { places: [], assignments: [], state: 'faulty' as const, faults: [] as PlaceFault[] };
    const { place, reach } = traitsOf(role);
    const read = { ...nowhere, state: 'read' as const };
    const named = namesIn(text);
    if (named.length === 0) {
      if (place === 'school') return { ...nowhere, faults: [{ code: 'missing', value: '' }] };
      return { ...read, places: [inTerritory(territoryId)] };
    }
    const territory = named.length === 1 ? territoryOf.get(fold(named[0])) : undefined;
    if (territory !== undefined && place !== 'school') return { ...read, places: [inTerritory(territory)] };
    if (place === 'territory' && reach === 'place')
      return { ...nowhere, faults: named.map((value) => ({ code: 'unknownTerritory', value })) };
    const found = named.map((name) => ({ name, id: rowSchools.find(name, '') }));
    const gone = found.filter(({ id }) => typeof id === 'number' && closed.has(id));
    if (gone.length > 0) return { ...nowhere, faults: gone.map(({ name }) => ({ code: 'closedSchool', value: name })) };
    const unclear = found.filter(({ id }) => id === undefined);
    if (unclear.length > 0)
      return { ...nowhere, faults: unclear.map(({ name }) => ({ code: 'schoolUnclear', value: name })) };
    const ids = [...new Set(found.flatMap(({ id }) => id ?? []))];
    if (ids.length === 0) return { ...nowhere, state: 'leftOut' };
    if (place !== 'territory') return { ...read, places: ids.map(atSchool) };
    return { ...read, places: [inTerritory(territoryId)], assignments: ids };
  };
}
