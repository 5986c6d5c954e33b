/** What reading a file would change: by row, and number by number. Pure. */
import { createHash } from 'node:crypto';
import type { Localized } from '../../../../surveys/schema.ts';
import { countRows } from '../../../people/imports/counts.ts';
import type { ReadRegister } from '../../../people/imports/register-file.ts';
import { isOpenOn } from '../../../people/schools/open.ts';
import { ALL_GRADES } from '../../submissions/cell.ts';
import type { RollRow } from '../store.ts';
import { groupKey } from './groups.ts';
import type { ReadRow } from './read-row.ts';
import type { ReadEnrolment } from './reading.ts';
import type { EnrolmentPreview, EnrolmentRow } from './schemas.ts';
import { hasNoParents } from './wide-row.ts';

/** One number as it shall be. `before`: that of the same day, null where there is none. */
export type Change = RollRow & { before: number | null };

export type Plan = { preview: EnrolmentPreview; changes: Change[] };

type School = { id: number; shortName: Localized; openedOn: string | null; closedOn: string | null };

/** The days and schools of whose numbers the plan has to know. */
export function askedOf({ rows }: ReadEnrolment): { schoolIds: number[]; days: string[] } {
  const taken = rows.filter(({ state }) => state === 'taken');
  return {
    schoolIds: [...new Set(taken.flatMap(({ schoolId }) => schoolId ?? []))],
    days: [...new Set(taken.flatMap(({ asOf }) => asOf ?? []))].sort(),
  };
}

/** @param recorded people by school, audience, grade and day, as `groupKey` names them */
export function planImport(
  { footers, table }: ReadRegister,
  read: ReadEnrolment,
  countParents: boolean,
  recorded: ReadonlyMap<string, number>,
  schools: readonly School[],
): Plan {
  const wanted = wantedNumbers(read.rows, recorded);
  const names = new Map(schools.map(({ id, shortName }) => [id, shortName.ru]));
  const rows = read.rows.map((row) => viewOf(row, wanted, names));
  const changes = [...wanted.values()].filter(({ before, people }) => before !== people);
  const { days, schoolIds } = askedOf(read);
  const faults = read.rows.flatMap((row) => row.faults);
  const known = new Set(schoolIds);
  const preview: EnrolmentPreview = {
    table,
    form: read.form,
    fileDay: read.fileDay,
    titleDays: read.titleDays,
    needsDay: read.rows.some(({ state }) => state === 'undated'),
    days,
    parents: read.form === 'long' || !hasNoParents(table) ? 'inFile' : countParents ? 'counted' : 'left',
    classes: read.rows.filter(({ numbers, state }) => state === 'taken' && numbers.some(isClass)).length,
    counts: countRows(rows, footers),
    faults,
    unknown: read.unknown,
    rows,
    numbers: changes.length,
    schools: new Set(changes.map(({ schoolId }) => schoolId)).size,
    absent: schools
      .filter((school) => !known.has(school.id) && days.every((day) => isOpenOn(school, day)))
      .map(({ id, shortName }) => ({ id, shortName })),
    digest: digestOf(changes, faults.length),
  };
  return { preview, changes };
}

const isClass = ({ classLetter }: { classLetter: string | null }): boolean => classLetter !== null;

/** The numbers of all rows that are taken, classes added up, by `groupKey`. */
function wantedNumbers(rows: readonly ReadRow[], recorded: ReadonlyMap<string, number>): Map<string, Change> {
  const wanted = new Map<string, Change>();
  for (const row of rows) {
    const { asOf, schoolId } = row;
    if (row.state !== 'taken' || schoolId === null || asOf === null) continue;
    for (const number of row.numbers) {
      const key = groupKey({ row, number });
      const people = (wanted.get(key)?.people ?? 0) + number.people;
      const grade = number.grade ?? ALL_GRADES;
      wanted.set(key, { schoolId, asOf, audience: number.audience, grade, people, before: recorded.get(key) ?? null });
    }
  }
  return wanted;
}

function viewOf(row: ReadRow, wanted: Map<string, Change>, names: ReadonlyMap<number, string>): EnrolmentRow {
  const { asOf, line, school, schoolId, state } = row;
  const name = (schoolId !== null && names.get(schoolId)) || school;
  const own = { line, name, schoolId, asOf };
  if (state === 'undated' || state === 'asked') return { ...own, kind: 'doubtful', numbers: [] };
  if (state !== 'taken') return { ...own, kind: state, numbers: [] };
  const numbers = row.numbers.flatMap((number) => {
    const { before = null, people = number.people } = wanted.get(groupKey({ row, number })) ?? {};
    return [{ audience: number.audience, grade: number.grade, people, before }];
  });
  const isChanged = numbers.some(({ before, people }) => before !== null && before !== people);
  const isNew = numbers.some(({ before }) => before === null);
  return { ...own, kind: isChanged ? 'changed' : isNew ? 'new' : 'same', numbers };
}

/** Of what would be written over what; two previews of equal digests do the same. */
function digestOf(changes: readonly Change[], faults: number): string {
  const lines = changes.map(({ asOf, audience, before, grade, people, schoolId }) =>
    [schoolId, audience, grade, asOf, before, people].join(' '),
  );
  return createHash('sha256')
    .update([faults, ...lines.sort()].join('\n'))
    .digest('hex');
}
