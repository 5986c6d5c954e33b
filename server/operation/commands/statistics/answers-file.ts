/** Reads ANSWERS.csv, one row per respondent, into the tallies and facts of the schools of a district. */
import { joinSmallGrades } from '../../../../analytics/cells.ts';
import { modelFacts } from '../../../../analytics/facts.ts';
import { type ScoringPlan, scoringPlan, tallyAnswers } from '../../../../analytics/tally.ts';
import type { Cell, SchoolInput } from '../../../../analytics/types.ts';
import type { AnonymousAudience, Audience, ModelItem, RiskModel } from '../../../../surveys/schema.ts';
import { UsageError } from '../usage-error.ts';
import { type CsvTable, numberIn, type Row, readCsv, refuseOtherColumns, requireColumns } from './csv-table.ts';
import { type CellKey, cellKey, type RollEntry } from './roll-file.ts';

const KEYS = ['school', 'audience', 'grade'];
const ANONYMOUS: readonly AnonymousAudience[] = ['teacher', 'student', 'parent'];

function itemsOf(model: RiskModel, audience: Audience): ModelItem[] {
  return model.factors.flatMap((factor) => factor.informants[audience]?.items ?? []);
}

/** Columns of the director: facts, the questions of ratios, items. A ratio may be given itself or by its two questions. */
function directorColumns(model: RiskModel, table: CsvTable): { known: string[]; needed: string[] } {
  const facts = model.factors.flatMap((factor) => factor.informants.director?.facts ?? []);
  const items = itemsOf(model, 'director').map((item) => item.name);
  const needed = facts.flatMap(({ name, ratio }) =>
    ratio === undefined || table.columns.includes(name) ? [name] : [ratio.numerator, ratio.denominator],
  );
  const ratios = facts.flatMap(({ ratio }) => (ratio === undefined ? [] : [ratio.numerator, ratio.denominator]));
  return { known: [...items, ...facts.map((fact) => fact.name), ...ratios], needed: [...items, ...needed] };
}

/**
 * The model with the values of anonymous items moved to 1, 2, …: a byte of an answer set cannot hold zero or less, and
 * risk depends on the distance from `min` only.
 */
export function byteModel(model: RiskModel): RiskModel {
  const copy = structuredClone(model);
  for (const { informants } of copy.factors) {
    for (const audience of ANONYMOUS) {
      const items = informants[audience]?.items ?? [];
      for (const item of items) Object.assign(item, { min: 1, max: item.max - item.min + 1 });
    }
  }
  return copy;
}

function itemByte(table: CsvTable, row: Row, { name, min, max }: ModelItem): number {
  const value = numberIn(table, row, name);
  if (value === null) return 0;
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new UsageError(
      `${table.file}, line ${row.line}, column "${name}": ${value} is not a whole number from ${min} to ${max}`,
    );
  }
  return value - min + 1;
}

function directorFacts(model: RiskModel, table: CsvTable, row: Row, columns: string[]): Record<string, number> {
  const given: Record<string, number> = {};
  for (const name of columns) {
    const value = table.columns.includes(name) ? numberIn(table, row, name) : null;
    if (value !== null) given[name] = value;
  }
  for (const { name, min, max } of itemsOf(model, 'director')) {
    if (given[name] < min || given[name] > max) {
      throw new UsageError(`${table.file}, line ${row.line}, column "${name}": expected a value from ${min} to ${max}`);
    }
  }
  return { ...modelFacts(model, given), ...given };
}

/** An answer under a question that this audience is not asked would vanish in silence, so it is refused. */
function refuseForeignAnswers(table: CsvTable, row: Row, audience: Audience, own: Set<string>): void {
  const strange = table.columns.find((name) => !own.has(name) && row.cells[name] !== '');
  if (strange !== undefined) {
    throw new UsageError(`${table.file}, line ${row.line}, column "${strange}": is not asked of the ${audience}`);
  }
}

type Respondents = { key: CellKey; sets: Uint8Array[] };

type Collected = {
  facts: Map<string, Record<string, number>>;
  respondents: Map<string, Respondents>;
  schools: Set<string>;
};

/** The columns of each audience. Throws UsageError when the table lacks one or has another. */
function audienceColumns(model: RiskModel, table: CsvTable): Map<Audience, string[]> {
  const director = directorColumns(model, table);
  const columns = new Map<Audience, string[]>([['director', director.known]]);
  const needed = [...KEYS, ...director.needed];
  for (const audience of ANONYMOUS) {
    const names = itemsOf(model, audience).map((item) => item.name);
    columns.set(audience, names);
    needed.push(...names);
  }
  requireColumns(table, needed);
  refuseOtherColumns(table, new Set([...KEYS, ...[...columns.values()].flat()]));
  return columns;
}

function collect(model: RiskModel, table: CsvTable): Collected {
  const columns = audienceColumns(model, table);
  const own = new Map([...columns].map(([audience, names]) => [audience, new Set([...KEYS, ...names])]));
  const items = new Map(ANONYMOUS.map((audience) => [audience as Audience, itemsOf(model, audience)]));
  const found: Collected = { facts: new Map(), respondents: new Map(), schools: new Set() };
  for (const row of table.rows) {
    const key = cellKey(table, row);
    refuseForeignAnswers(table, row, key.audience, own.get(key.audience) ?? new Set());
    found.schools.add(key.school);
    if (key.audience === 'director') {
      if (found.facts.has(key.school)) {
        throw new UsageError(`${table.file}, line ${row.line}: a second director of school "${key.school}"`);
      }
      found.facts.set(key.school, directorFacts(model, table, row, columns.get('director') ?? []));
      continue;
    }
    const id = JSON.stringify(key);
    const cell = found.respondents.get(id) ?? { key, sets: [] };
    cell.sets.push(Uint8Array.from(items.get(key.audience) ?? [], (item) => itemByte(table, row, item)));
    found.respondents.set(id, cell);
  }
  return found;
}

function cellsOfSchool(
  school: string,
  { respondents }: Collected,
  roll: RollEntry[],
  plans: Map<Audience, ScoringPlan>,
): Cell[] {
  return ANONYMOUS.flatMap((audience) => {
    const plan = plans.get(audience);
    const rolls = roll.filter((entry) => entry.school === school && entry.audience === audience);
    const answered = [...respondents.values()].filter(({ key }) => key.school === school && key.audience === audience);
    const grades = new Set([...answered.map(({ key }) => key.grade), ...rolls.map((entry) => entry.grade)]);
    if (plan === undefined) return [];
    const cells = [...grades].map((grade): Cell => {
      const people = rolls.find((entry) => entry.grade === grade)?.people ?? null;
      const sets = answered.find(({ key }) => key.grade === grade)?.sets ?? [];
      return { audience, grade, people, tally: tallyAnswers(plan, sets) };
    });
    return joinSmallGrades(cells);
  });
}

/**
 * The schools of ANSWERS.csv and of the roll, in order of appearance.
 *
 * @returns inputs whose tallies belong to `byteModel(model)`
 * @throws UsageError naming the file, line and column of the first fault
 */
export function readSchools(model: RiskModel, file: string, roll: RollEntry[]): SchoolInput[] {
  const collected = collect(model, readCsv(file));
  const moved = byteModel(model);
  const plans = new Map<Audience, ScoringPlan>(
    ANONYMOUS.map((audience) => [
      audience,
      scoringPlan(
        moved,
        audience,
        itemsOf(model, audience).map((i) => i.name),
      ),
    ]),
  );
  const schools = new Set([...collected.schools, ...roll.map((entry) => entry.school)]);
  return [...schools].map((school) => ({
    school,
    facts: collected.facts.get(school) ?? null,
    cells: cellsOfSchool(school, collected, roll, plans),
  }));
}
