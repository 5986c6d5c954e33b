import { type Static, Type } from 'typebox';
import { Rounded } from '../../../surveys/rounded.ts';
import { Id, Localized, orNull } from '../../ground/http/schemas.ts';

const AbsenceGap = Type.Enum(['noNumbers', 'smallRoll', 'fewPupils', 'fewSchools', 'noSpread']);

/** Who did not write a test. Numbers are to the nearest five. */
export const Absence = Type.Union([
  Type.Object({
    kind: Type.Literal('known'),
    /** Rows of the file, or the roll of the grade less those who wrote. */
    source: Type.Enum(['pupilRows', 'roll']),
    pupils: Type.Integer(),
    /** Null for one to four. */
    absent: orNull(Type.Object({ count: Type.Integer(), interval: Type.Tuple([Rounded(2), Rounded(2)]) })),
    /** Share of all pupils of the territory, by the same source. */
    usual: orNull(Rounded(2)),
    /** More than the territory's own variation lets expect. */
    isMore: Type.Boolean(),
    /** Why that could not be told. */
    missing: orNull(Type.Enum(['fewSchools', 'noSpread'])),
    /** By how many marks of the journal those who wrote are above the others, to half a mark. */
    weaker: orNull(Type.Object({ difference: Rounded(1), isSure: Type.Boolean() })),
  }),
  Type.Object({ kind: Type.Literal('unknown'), why: Type.Enum(['noNumbers', 'smallRoll', 'fewPupils']) }),
]);
export type Absence = Static<typeof Absence>;

export const SchoolAbsence = Type.Object({ schoolId: Id, absence: Absence });
export type SchoolAbsence = Static<typeof SchoolAbsence>;

export const AbsenceSummary = Type.Object({
  /** Schools that stand out; `test` is a place in the list of tests. */
  more: Type.Array(Type.Object({ schoolId: Id, test: Type.Integer() })),
  /** Schools × tests that could be looked at, and the others by why not. */
  judged: Type.Integer(),
  gaps: Type.Array(Type.Object({ why: AbsenceGap, count: Type.Integer() })),
});
export type AbsenceSummary = Static<typeof AbsenceSummary>;

export const TestAbsence = Type.Object({
  year: Type.Integer(),
  subject: Type.String(),
  grade: Type.Integer(),
  title: Localized,
  absence: Absence,
});
export type TestAbsence = Static<typeof TestAbsence>;
