/** Reads people from the rows of a file: who, in which role, where. Says what is wrong by its cell. Pure. */
import { clean, fold } from '../../../surveys/fold.ts';
import type { Localized } from '../../../surveys/schema.ts';
import type { Place } from '../identity/caller.ts';
import { readAddress } from '../identity/email-address.ts';
import { roleOfWord } from '../identity/role-words.ts';
import { type Role, traitsOf } from '../identity/roles.ts';
import { cellFault, type FaultCode } from '../imports/fault.ts';
import { placeOf, type ReadRegister, type RegisterRow, textAt } from '../imports/register-file.ts';
import type { CellFault, FoundTable } from '../imports/schemas.ts';
import { createSchoolIndex, type KnownSchool } from '../schools/name-index.ts';

/** What a file is read against. */
export type Surroundings = {
  /** Where roles of a territory lie when their row names none. */
  territoryId: number;
  /** That territory and those below it. */
  territories: readonly { id: number; name: Localized }[];
  schools: readonly (KnownSchool & { isClosed: boolean })[];
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

/** `person` is null where something is wrong. `address` is what the row says of it, also where something else is wrong. */
export type PersonRow = {
  line: number;
  name: string;
  address: string | null;
  person: Person | null;
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

/** The people of a file, whatever whoever imports may give. */
export function readPeople({ rows, table }: ReadRegister, surroundings: Surroundings): PersonRow[] {
  const findPlaces = createPlaces(surroundings);
  return rows.map((row) => readPerson(row, table, findPlaces));
}

/** The same people as far as somebody may invite them: roles that they do not give are faults, schools of a tutor that they do not assign are left out. */
export function withinRights(rows: readonly PersonRow[], { assigns, gives }: Rights): PersonRow[] {
  return rows.map((row) => {
    const { cells, person, word } = row;
    if (person === null) return row;
    if (!person.places.every((place) => gives(person.role, place)))
      return { ...row, person: null, faults: [...row.faults, cellFault(cells.role, 'roleNotGiven', word)] };
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
  const isWrong = role === null || found === null || faults.length > 0;
  const { assignments = [], places = [] } = found ?? {};
  const person = isWrong ? null : { name, role, email: address, places, assignments, leavesSchoolsOut: false };
  const cells = { name: place('name'), role: place('role'), email: place('email') };
  return { line: row.line, name, address, person, faults, word, cells };
}

type Places = Pick<Person, 'places' | 'assignments'>;
type PlaceFault = { code: FaultCode; value: string };
type FindPlaces = (role: Role, text: string) => Places & { faults: PlaceFault[] };

const inTerritory = (territoryId: number): Place => ({ territoryId, schoolId: null });
const atSchool = (schoolId: number): Place => ({ territoryId: null, schoolId });

/** Where a role lies by the text of its cell: in a school or several, in a territory, or in the one of the import. */
function createPlaces({ schools, territories, territoryId }: Surroundings): FindPlaces {
  const findSchool = createSchoolFinder(schools);
  const territoryOf = new Map(
    territories.flatMap(({ id, name }) => [name.ru, name.en].map((each) => [fold(each), id])),
  );
  return (role, text) => {
    const nowhere = { places: [], assignments: [], faults: [] as PlaceFault[] };
    const { place, reach } = traitsOf(role);
    const named = text
      .split(SEPARATOR)
      .map(clean)
      .filter((each) => !NOTHING.test(each));
    if (named.length === 0) {
      if (place === 'school') return { ...nowhere, faults: [{ code: 'missing', value: '' }] };
      return { ...nowhere, places: [inTerritory(territoryId)] };
    }
    const territory = named.length === 1 ? territoryOf.get(fold(named[0])) : undefined;
    if (territory !== undefined && place !== 'school') return { ...nowhere, places: [inTerritory(territory)] };
    if (place === 'territory' && reach === 'place')
      return { ...nowhere, faults: named.map((value) => ({ code: 'unknownTerritory', value })) };
    const found = named.map(findSchool);
    const faults = found.flatMap((each) => ('code' in each ? [each] : []));
    const ids = [...new Set(found.flatMap((each) => ('id' in each ? [each.id] : [])))];
    if (faults.length > 0) return { ...nowhere, faults };
    if (place !== 'territory') return { ...nowhere, places: ids.map(atSchool) };
    return { ...nowhere, places: [inTerritory(territoryId)], assignments: ids };
  };
}

function createSchoolFinder(schools: Surroundings['schools']): (name: string) => { id: number } | PlaceFault {
  const index = createSchoolIndex(schools);
  const closed = new Set(schools.flatMap(({ id, isClosed }) => (isClosed ? [id] : [])));
  return (value) => {
    const match = index.find({ name: value });
    if (match.kind === 'none') return { code: 'unknownSchool', value };
    const open = match.kind === 'one' ? [match.id] : match.ids.filter((id) => !closed.has(id));
    if (open.length > 1) return { code: 'severalSchools', value };
    return open.length === 0 || closed.has(open[0]) ? { code: 'closedSchool', value } : { id: open[0] };
  };
}
