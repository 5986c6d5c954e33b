/** What reports without pupils find, beside pupil rows of the same simulated districts. */
import type { ObjectivityTest } from '../../analytics/objectivity/types.ts';
import type { Target } from './objectivity-cells.ts';
import { reportsOf, withoutRows } from './objectivity-reports.ts';
import { type CellScore, type Judging, scoreCell } from './objectivity-score.ts';
import type { Kind, Setting } from './objectivity-simulator.ts';
import { fails, sentences, verdicts } from './objectivity-verdict.ts';

const reported = (decimals: number): Judging => ({
  view: (test: ObjectivityTest) => ({ ...withoutRows(test), reports: reportsOf(test, decimals) }),
});

/** All four reports with two digits, with whole per cents, and pupil rows. */
const VIEWS = { rows: {}, twoDigits: reported(2), wholePercents: reported(0) } satisfies Record<string, Judging>;
type View = keyof typeof VIEWS;

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
const SIZES = [[25], [100], [8, 12, 15, 25, 40, 60, 90, 120], [120, 180, 250]];
const KINDS: Kind[] = ['none', 'lift60', 'help15', 'help30', 'copy20', 'journal50'];

/** A district like the one of the fictional files, with one test; and one whose schools taught more differently. */
const SETTINGS: Setting[] = [
  ...SIZES.flatMap((pupils) => KINDS.map((kind): Setting => ({ ...DISTRICT, kind, pupils }))),
  ...(['none', 'lift60', 'journal50'] as const).map((kind): Setting => ({ ...DISTRICT, kind, tests: 1, schools: 14 })),
  { ...DISTRICT, curriculum: 0.5 },
  { ...DISTRICT, scatter: 0.2 },
];

const atMost = (figure: Target['figure'], high: number): Target => ({ figure, low: 0, high });

function targetsOf({ kind }: Setting): Target[] {
  const honest = [atMost('falseDiscovery', 0.05), atMost('strongFlagged', 0.01)];
  return kind === 'none' ? [...honest, atMost('districtsWithAny', 0.05)] : honest;
}

const fixed = (value: number | null) => (value === null ? '–' : value.toFixed(3));

function line(setting: Setting, view: View, own: CellScore, missed: readonly string[]): string {
  const { curriculum, kind, pupils, scatter, schools, tests } = setting;
  const more = `${schools} schools${curriculum === 0.25 ? '' : `, curriculum ${curriculum}`}${scatter === 0 ? '' : `, scatter ${scatter}`}`;
  return [
    `${kind.padEnd(9)} ${`${pupils.join('/')} × ${tests}`.padEnd(28)} ${more.padEnd(27)} ${view.padEnd(13)}`,
    `power ${fixed(own.power)} ± ${own.se.power.toFixed(3)}`,
    `false ${fixed(own.falseDiscovery)} ± ${own.se.falseDiscovery.toFixed(3)}`,
    `strong ${own.strongFlagged.toFixed(4)}`,
    `districts with any ${fixed(own.districtsWithAny)} ± ${own.se.districtsWithAny.toFixed(3)}`,
    missed.length === 0 ? 'reached' : missed.join('; '),
  ].join('  ');
}

type Options = { districts: number; seed: number; only?: string; json?: boolean };

/** Prints the table. @returns whether honest schools and districts stand out no more often than allowed, by reports */
export function benchAggregates({ districts, json, only, seed }: Options): boolean {
  const all = SETTINGS.filter(({ kind }) => only === undefined || kind === only).flatMap((setting) =>
    (Object.keys(VIEWS) as View[]).map((view) => {
      const own = scoreCell(setting, districts, seed, VIEWS[view]);
      const judged = verdicts(own, targetsOf(setting));
      if (!json) process.stdout.write(`${line(setting, view, own, sentences(judged))}\n`);
      return { view, schools: setting.schools, ...own, verdicts: judged };
    }),
  );
  if (json) process.stdout.write(`${JSON.stringify({ seed, districts, cells: all })}\n`);
  return all.every(({ verdicts: own, view }) => view === 'rows' || !own.some(fails));
}
