/** Signs of bias, levels, and what could be checked, as every page reads them. */
import { type Static, Type } from 'typebox';
import { Rounded } from '../../../surveys/rounded.ts';
import { orNull } from '../../ground/http/schemas.ts';

/** `tooFew` and `notChecked`: nothing may be said of the school; see analytics/objectivity/checks.ts. */
export const Level = Type.Enum(['none', 'watch', 'look', 'tooFew', 'notChecked']);
export type Level = Static<typeof Level>;

export const SignalName = Type.Enum([
  'cutoffHeap',
  'journalShift',
  'highMean',
  'lowVariance',
  'hardItems',
  'similarity',
  'transition',
]);
export type SignalName = Static<typeof SignalName>;

export const WhyNot = Type.Enum([
  'fewPapers',
  'fewSchools',
  'fewResults',
  'noSpread',
  'noTotals',
  'noJournal',
  'noItems',
  'noItemsByClass',
  'noFormerResults',
  'noNextResults',
]);
export type WhyNot = Static<typeof WhyNot>;

/** What could be checked. `none`: no check that decides, so that nothing is told. */
export const Checks = Type.Object({
  kind: Type.Enum(['all', 'some', 'none']),
  made: Type.Array(SignalName),
  missing: Type.Array(Type.Object({ signal: SignalName, why: WhyNot })),
});
export type Checks = Static<typeof Checks>;

const Effect = Type.Object({
  /** Null where it would tell of one to four pupils. */
  value: orNull(Rounded(2)),
  unit: Type.Enum(['pupils', 'marks', 'points', 'errors', 'pairs', 'ratio']),
});

/** What a sign was seen in: pupil rows or a report by school. */
export const SignalSource = Type.Enum([
  'pupilRows',
  'markStatistics',
  'journalComparison',
  'scoreDistribution',
  'itemResults',
]);
export type SignalSource = Static<typeof SignalSource>;

export const Signal = Type.Union([
  Type.Object({
    kind: Type.Literal('estimate'),
    signal: SignalName,
    source: SignalSource,
    statistic: orNull(Rounded(2)),
    p: Rounded(4),
    q: orNull(Rounded(4)),
    flag: Type.Boolean(),
    effect: Effect,
    /** The least effect that would have been seen in four of five cases. */
    visible: orNull(Rounded(2)),
    innocent: Type.Array(Type.String()),
  }),
  Type.Object({ kind: Type.Literal('unavailable'), signal: SignalName, why: WhyNot }),
]);
export type Signal = Static<typeof Signal>;
