/** What a register of schools would bring: row by row what is new, changed, the same, doubtful or wrong. Pure. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { fold } from '../../../../surveys/fold.ts';
import type { Localized } from '../../../../surveys/schema.ts';
import type { SchoolData } from '../../../ground/db/schema.ts';
import { countRows } from '../../imports/counts.ts';
import { cellFault } from '../../imports/fault.ts';
import { placeOf, type ReadRegister, type RegisterRow } from '../../imports/register-file.ts';
import type { CellFault, ImportCounts } from '../../imports/schemas.ts';
import { withAllBelow } from '../../territories/below.ts';
import { isClosedBy } from '../open.ts';
import { changesBetween, type PlaceNames } from '../register/changes.ts';
import { foldCode, namesOf } from '../register/fields.ts';
import { dataOf, type SchoolRecord } from '../register/store.ts';
import { createMatching } from './matching.ts';
import { mergeInto, newSchool } from './merging.ts';
import { nameColumn, readSchoolRow, type SaidOfSchool } from './rows.ts';
import type { Decisions, SchoolsPreviewRow } from './schemas.ts';

export type PlanTask = {
  register: ReadRegister;
  /** All in reach of the import, and those of elsewhere with a login or a code of the file. */
  schools: SchoolRecord[];
  /** The chosen territory and all below it. */
  territories: { id: number; name: Localized; parentId: number | null }[];
  territoryId: number;
  decisions: Decisions;
  day: string;
};

/** What is written: a new school (`before` null), or a changed one. */
export type Write = { before: SchoolRecord | null; data: SchoolData };
export type Plan = {
  rows: SchoolsPreviewRow[];
  faults: CellFault[];
  counts: ImportCounts;
  /** Of everything that would happen. */
  digest: string;
  writes: Write[];
};

export function planImport({ day, decisions, register, schools, territories, territoryId }: PlanTask): Plan {
  const reach = new Set(territories.map(({ id }) => id));
  const matching = createMatching(schools, reach);
  const byName = new Map(territories.map(({ id, name }) => [fold(name.ru), id]));
  const byId = new Map(schools.filter((school) => reach.has(school.territoryId)).map((school) => [school.id, school]));
  const names: PlaceNames = {
    territories: new Map(territories.map(({ id, name }) => [id, name])),
    schools: new Map(schools.map(({ id, shortName }) => [id, shortName])),
  };
  const taken = createTaken(schools, day);
  const plan: Omit<Plan, 'digest' | 'counts'> = { rows: [], faults: [], writes: [] };

  const planRow = (row: RegisterRow): SchoolsPreviewRow => {
    const { faults, said } = readSchoolRow(row, register);
    const view = { line: row.line, name: said.shortName || said.name, schoolId: null, changes: [], candidates: [] };
    const decision = decisions[String(row.line)]?.to;
    if (decision === 'leave') return { ...view, kind: 'leftOut' };
    const refuse = (...wrong: CellFault[]): SchoolsPreviewRow => {
      plan.faults.push(...wrong);
      return { ...view, kind: 'faulty' };
    };
    const accuse = (column: string, code: Parameters<typeof cellFault>[1], value: string, named = '') =>
      refuse(cellFault(placeOf(register.table, row, column), code, value, named));

    if (faults.length > 0) return refuse(...faults);
    const place = said.territory === '' ? territoryId : byName.get(said.territory);
    if (place === undefined) return accuse('territory', 'unknownTerritory', row.cells.territory.text);
    const meaning = matching(said, withAllBelow(place, territories));
    if (meaning.kind === 'elsewhere') {
      return accuse(meaning.column, 'codeTaken', said[meaning.column] ?? '', meaning.school.shortName.ru);
    }
    const candidates = meaning.kind === 'unsure' ? meaning.schools.map(candidateOf) : [];
    const chosen = typeof decision === 'number' ? byId.get(decision) : undefined;
    const before = meaning.kind === 'known' ? meaning.school : meaning.kind === 'unsure' ? chosen : undefined;
    if (meaning.kind === 'unsure' && !before && decision !== 'new') return { ...view, kind: 'doubtful', candidates };
    if (before && said.territory !== '' && before.territoryId !== place) {
      return accuse(
        'territory',
        'otherTerritory',
        row.cells.territory.text,
        nameOf(before.territoryId, names.territories),
      );
    }
    const known = before && dataOf(before);
    const data = known ? mergeInto(known, said) : newSchool(said, place);
    const clash = taken.take(said, data, before?.id ?? null, (column) => placeOf(register.table, row, column));
    if (clash) return accuse(clash.column ?? nameColumn(register.table), clash.code, clash.value, clash.named);
    const isSame = known !== undefined && isDeepStrictEqual(known, data);
    if (!isSame) plan.writes.push({ before: before ?? null, data });
    return {
      ...view,
      kind: isSame ? 'same' : known ? 'changed' : 'new',
      schoolId: before?.id ?? null,
      changes: known ? changesBetween(known, data, names) : [],
      candidates,
    };
  };
  plan.rows = register.rows.map(planRow);
  const { faults, rows, writes } = plan;
  const digest = createHash('sha256').update(JSON.stringify({ rows, faults, writes })).digest('hex');
  return { rows, faults, writes, digest, counts: countRows(rows, register.footers) };
}

const nameOf = (id: number, names: ReadonlyMap<number, Localized>): string => names.get(id)?.ru ?? '';
const candidateOf = ({ address, id, login, shortName }: SchoolRecord) => ({ id, shortName, address, login });

const keyOf = ({ territoryId }: Pick<SchoolData, 'territoryId'>, name: string): string =>
  `${territoryId} ${fold(name)}`;

type Clash = { column: 'login' | 'code' | null; code: 'repeated' | 'codeTaken'; value: string; named: string };
/** Who has a login, a code or a name: a school of the register, or a row above, by its cell. */
type Owner = { id: number | null; named: string; cell: string | null };

/** Remembers what is taken, so that no two rows mean one school and none gets what another has. */
function createTaken(schools: readonly SchoolRecord[], day: string) {
  const owners = new Map<string, Owner>();
  const keysOf = (data: SchoolData): { key: string; column: 'login' | 'code' | null; value: string }[] => [
    ...(data.login === null ? [] : [{ key: `login ${data.login}`, column: 'login' as const, value: data.login }]),
    ...(data.code === null ? [] : [{ key: `code ${foldCode(data.code)}`, column: 'code' as const, value: data.code }]),
    ...(isClosedBy(data, day) ? [] : namesOf(data)).map((name) => ({
      key: `name ${keyOf(data, name)}`,
      column: null,
      value: name,
    })),
  ];
  for (const school of schools) {
    const owner = { id: school.id, named: school.shortName.ru, cell: null };
    for (const { key } of keysOf(school)) owners.set(key, owner);
  }
  const seen = new Map<number, string>();
  return {
    /** @returns what is against it; null where the row may have all that it says */
    take(said: SaidOfSchool, data: SchoolData, id: number | null, cellOf: (column: string) => string): Clash | null {
      const nameCell = cellOf(said.shortName === '' ? 'name' : 'shortName');
      const value = said.shortName || said.name;
      const above = id === null ? undefined : seen.get(id);
      if (above) return { column: null, code: 'repeated', value, named: above };
      for (const { column, key, value: own } of keysOf(data)) {
        const owner = owners.get(key);
        if (!owner || (id !== null && owner.id === id)) continue;
        if (owner.cell !== null) return { column, code: 'repeated', value: own, named: owner.cell };
        return { column, code: 'codeTaken', value: own, named: owner.named };
      }
      if (id !== null) seen.set(id, nameCell);
      for (const { column, key } of keysOf(data)) {
        if (!owners.has(key)) owners.set(key, { id, named: '', cell: column === null ? nameCell : cellOf(column) });
      }
      return null;
    },
  };
}
