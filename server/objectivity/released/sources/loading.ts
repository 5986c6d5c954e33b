/** What was ever told of schools in a test by the other sources than the one that is about to tell something. */
import type { Kysely } from 'kysely';
import type { AggregateKind } from '../../../../analytics/objectivity/aggregates/report.ts';
import {
  figuresOfLine,
  figuresOfMean,
  figuresOfRows,
  mayStandBeside,
  type TestFigures,
  type TestShape,
} from '../../../../analytics/suppression/test-figures.ts';
import type { Database } from '../../../ground/db/schema.ts';
import type { TestKey } from '../../tests/catalogue.ts';
import { findShown, findStateRows } from '../store.ts';
import { findKeptLines, findKeptMeans, type KeptLine } from './store.ts';

export type Test = TestKey & TestShape;
/** One kind of report is a source by itself. */
export type Source = 'rows' | 'means' | AggregateKind;

/** A test that the district does not describe. */
export const NOT_DESCRIBED = { maximum: 200, cuts: [] };

export type Beside = {
  /** Every line of a report on the schools that was ever there, of all kinds. */
  lines: readonly KeptLine[];
  /** Whether another source has told anything of the school. */
  isTold(schoolId: number): boolean;
  /** Whether figures of the school may be shown beside those of all other sources. */
  allows(schoolId: number, figures: TestFigures): boolean;
};

/** Rows of so many schools are held at a time, so that others are answered in between. */
const SCHOOLS_AT_ONCE = 50;

/** @param own the source whose figures are asked for; what it told itself is compared elsewhere */
export async function loadBeside(db: Kysely<Database>, test: Test, schoolIds: number[], own: Source): Promise<Beside> {
  const lines = await findKeptLines(db, test, schoolIds);
  const others = lines.filter(({ kind }) => kind !== own);
  const means = own === 'means' ? [] : await findKeptMeans(db, test, schoolIds);
  const rows = own === 'rows' ? [] : await findShownFigures(db, test, schoolIds);
  const told = Map.groupBy(
    [
      ...others.map((line) => ({ schoolId: line.schoolId, figures: figuresOfLine(line.kind, line, test) })),
      ...means.map((mean) => ({ schoolId: mean.schoolId, figures: figuresOfMean(mean) })),
      ...rows,
    ],
    ({ schoolId }) => schoolId,
  );
  return {
    lines,
    isTold: (schoolId) => told.has(schoolId),
    allows: (schoolId, figures) =>
      (told.get(schoolId) ?? []).every((other) => mayStandBeside(figures, other.figures, test.maximum)),
  };
}

async function findShownFigures(db: Kysely<Database>, test: Test, schoolIds: number[]) {
  const figures: { schoolId: number; figures: TestFigures }[] = [];
  const shown = (await findShown(db, test, schoolIds)).flatMap(({ importId, schoolId }) =>
    importId === null ? [] : [{ importId, schoolId }],
  );
  const keyOf = ({ importId, schoolId }: { importId: number; schoolId: number }) => `${schoolId} ${importId}`;
  const states = [...new Map(shown.map((state) => [keyOf(state), state])).values()];
  for (let from = 0; from < states.length; from += SCHOOLS_AT_ONCE) {
    const rows = await findStateRows(db, test, states.slice(from, from + SCHOOLS_AT_ONCE));
    for (const own of Map.groupBy(rows, keyOf).values())
      figures.push({ schoolId: own[0].schoolId, figures: figuresOfRows(own, test) });
  }
  return figures;
}
