/** What the gallery shows: every chart with its edge cases, always with the same figures. */
import type { PlotOptions } from '@observablehq/plot';
import type { Look } from '../../analytics/result-level.ts';
import words from './words.json';

/** One chart in one state. */
export type Specimen = { name: string; draw(width: number): PlotOptions };
/** All states of one chart; `chart` is the name of its file. */
export type Exhibit = { chart: string; specimens: Specimen[] };

export type Label = { key: string; label: string };

export const THRESHOLDS = { medium: 37.5, high: 55 };

export function schools(count: number): Label[] {
  return Array.from({ length: count }, (_, n) => ({
    key: String(n + 1),
    label: words.school.replace('{n}', String(n + 1)),
  }));
}

export const extremeNames: Label[] = words.extreme.map((label, n) => ({ key: String(n + 1), label }));

export const factors: Label[] = words.factor.map((label, n) => ({ key: `F0${n + 1}`, label }));

/** A fixed figure from 5 to 95 that looks scattered. */
export const figure = (n: number): number => 5 + ((n * 37) % 91);

export function lookOf(value: number): Look {
  return value >= THRESHOLDS.high ? 'high' : value >= THRESHOLDS.medium ? 'medium' : 'low';
}

/** The states that every chart of schools is shown in: made by what makes the chart from rows and the looks of all of them. */
export function schoolStates(
  draw: (rows: Label[], state: 'shown' | 'hidden' | 'noData' | 'few', width: number) => PlotOptions,
): Specimen[] {
  const specimen = (name: string, rows: Label[], state: 'shown' | 'hidden' | 'noData' | 'few' = 'shown'): Specimen => ({
    name,
    draw: (width) => draw(rows, state, width),
  });
  return [
    specimen('one school', schools(1)),
    specimen('forty schools', schools(40)),
    specimen('no data', schools(3), 'noData'),
    specimen('suppressed', schools(3), 'hidden'),
    specimen('few answers', schools(3), 'few'),
    specimen('extreme names', extremeNames),
    specimen('nothing', []),
  ];
}
