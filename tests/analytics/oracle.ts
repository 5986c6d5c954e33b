/** Reference values from R and their data, as `tests/fixtures/oracle/README.md` describes them. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';

const FOLDER = new URL('../fixtures/oracle/', import.meta.url);

/** A fixture's expected values; the caller states their shape. */
export function expected<Shape>(fixture: string): Shape & { tolerance: Record<string, number> } {
  return JSON.parse(readFileSync(new URL(`${fixture}.expected.json`, FOLDER), 'utf8'));
}

/** Rows of a data file by column. */
export function data(file: string): Record<string, string>[] {
  return parse(readFileSync(new URL(file, FOLDER), 'utf8'), { columns: true }) as Record<string, string>[];
}

/** The path of a data file. */
export function dataPath(file: string): string {
  return new URL(file, FOLDER).pathname;
}

/** Fails unless |actual − wanted| ≤ tolerance; a missing number never passes. */
export function expectNear(actual: number | null | undefined, wanted: number, tolerance: number, what = ''): void {
  const distance = actual === null || actual === undefined ? Number.POSITIVE_INFINITY : Math.abs(actual - wanted);
  expect(distance, `${what} ${actual} is not ${wanted}`).toBeLessThanOrEqual(tolerance);
}
