/** The cells of the bench of objectivity, what each must reach, and which misses are known. */
import type { Figure } from './objectivity-score.ts';
import type { Kind, Setting } from './objectivity-simulator.ts';

/** A bound on a figure of a cell; `known` is what was measured where the bound is known to be missed (docs/methods.md names it). */
export type Target = { figure: Figure; low: number; high: number; known?: number };

export type Case = { setting: Setting; targets: Target[] };

const DISTRICT: Setting = {
  kind: 'none',
  pupils: [25],
  tests: 2,
  schools: 30,
  share: 0.1,
  curriculum: 0.25,
  scatter: 0,
  former: true,
  outside: false,
};
const MIXED = [8, 12, 15, 25, 40, 60, 90, 120];

const atMost = (figure: Figure, high: number): Target => ({ figure, low: 0, high });
const HONEST = [atMost('falseDiscovery', 0.05), atMost('strongFlagged', 0.01)];
const NOTHING = [atMost('districtsWithAny', 0.05), atMost('liftedRejected', 0.05)];

type Wanted = number | { target: number; known: number } | null;

function powerTarget(wanted: Wanted): Target[] {
  if (wanted === null) return [];
  if (typeof wanted === 'number') return [{ figure: 'power', low: wanted, high: 1 }];
  return [{ figure: 'power', low: wanted.target, high: 1, known: wanted.known }];
}

function cell(kind: Kind, pupils: readonly number[], tests: number, wanted: Wanted, more: Partial<Setting> = {}): Case {
  const targets = [...powerTarget(wanted), ...HONEST, ...(kind === 'none' ? NOTHING : [])];
  return { setting: { ...DISTRICT, kind, pupils, tests, ...more }, targets };
}

/**
 * Three in ten manipulate. Of strong schools nothing is asked: with nine schools found, one false in twenty is half a school a
 * district, so two in a hundred honest ones are within the rate of false discoveries.
 */
function masked(kind: Kind, outside: boolean, wanted: Wanted): Case {
  const setting: Setting = { ...DISTRICT, kind, pupils: [100], share: 0.3, outside };
  return { setting, targets: [...powerTarget(wanted), HONEST[0]] };
}

/** Power that must be reached with 25 and with 100 pupils in two tests; null: none is asked for. */
const TOWN: [Kind, Wanted, Wanted][] = [
  ['none', null, null],
  ['lift60', 0.4, 0.98],
  ['lift30', null, 0.35],
  ['help15', 0.55, 0.97],
  ['help30', 0.98, 1],
  ['copy20', 0.85, 1],
  ['copy40', 0.98, 1],
  ['journal50', 0.22, 0.65],
  ['journal30', null, null],
];

/** With 6, 10 and 15 pupils in four tests. */
const RURAL: [Kind, [Wanted, Wanted, Wanted] | null][] = [
  ['none', null],
  ['copy40', [0.94, 0.99, 1]],
  ['help30', [{ target: 0.98, known: 0.955 }, 1, 1]],
  ['help15', [0.24, 0.53, 0.82]],
  ['lift60', [0.07, 0.3, 0.6]],
  ['journal50', [0.16, 0.26, 0.51]],
];

/** The cells that the bench runs, with what each must reach. */
export const CASES: Case[] = [
  ...TOWN.map(([kind, power]) => cell(kind, [25], 2, power)),
  ...TOWN.map(([kind, , power]) => cell(kind, [100], 2, power)),
  ...[6, 10, 15].flatMap((pupils, i) => RURAL.map(([kind, power]) => cell(kind, [pupils], 4, power?.[i] ?? null))),
  ...(['none', 'lift60', 'help15', 'copy20', 'journal50'] as const).map((kind) => cell(kind, MIXED, 2, null)),
  ...(['lift60', 'help15', 'journal50'] as const).map((kind) => cell(kind, [25], 4, null)),
  // What was taught differs twice as much between schools: this costs power, and must not cost honest schools anything.
  ...(['none', 'help15'] as const).map((kind) => cell(kind, [25], 2, null, { curriculum: 0.5 })),
  cell('none', [100], 2, null, { curriculum: 0.5 }),
  cell('none', [6], 4, null, { curriculum: 0.5 }),
  // Schools differ honestly in how much their journal marks scatter.
  ...(['none', 'journal50'] as const).map((kind) => cell(kind, [25], 2, null, { scatter: 0.2 })),
  ...(['none', 'journal50'] as const).map((kind) => cell(kind, [100], 2, null, { scatter: 0.2 })),
  // Where many do it the district hides it, but for the cut-offs; an outside baseline brings it back.
  masked('lift60', false, 0.81),
  masked('help15', false, null),
  masked('copy20', false, null),
  masked('journal50', false, null),
  masked('lift60', true, 0.81),
  masked('help15', true, 0.97),
  masked('copy20', true, null),
  masked('journal50', true, null),
  cell('none', [100], 2, null, { outside: true }),
];
