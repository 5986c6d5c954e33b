import { type Static, Type } from 'typebox';
import { Rounded } from '../../../surveys/rounded.ts';
import { Id, Localized, orNull } from '../../ground/http/schemas.ts';

/** A share of the item's points, 0–1. */
const Share = Rounded(2);
const Bounds = Type.Tuple([Share, Share]);

/**
 * What items are held against. A row of the report is that of the whole `sample`, of a `region`, of the `district`, that is its own
 * schools, or another `row`; `schools`: all schools of the territory. `name`: of a row, as it stands in the report.
 */
export const ItemReference = Type.Object({
  kind: Type.Enum(['baseline', 'sample', 'region', 'district', 'row', 'schools']),
  name: orNull(Type.String()),
});
export type ItemReference = Static<typeof ItemReference>;

/** Why items that stand out could not be looked for. */
const Missing = Type.Enum(['noReference', 'fewSchools', 'fewItems']);

const KnownItem = Type.Object({
  name: Type.String(),
  /** Of so many pupils with all points, to the nearest five, with its 95 % interval. */
  share: Share,
  interval: Bounds,
  /** The reference and the further rows, in their order. */
  references: Type.Array(Share),
  /** Between which shares 19 of 20 schools of this level and size lie. */
  usual: orNull(Bounds),
  /** Beyond what the level of the school and the variation of schools let expect. */
  seen: orNull(Type.Enum(['better', 'worse'])),
});
export type KnownItem = Static<typeof KnownItem>;

/** Results by item of a school. */
export const ItemResults = Type.Union([
  Type.Object({
    kind: Type.Literal('known'),
    source: Type.Enum(['pupilRows', 'itemResults']),
    pupils: Type.Integer(),
    /** What is compared with comes first; empty where nothing is known. */
    references: Type.Array(ItemReference),
    /** Share of all points, of the school and of the reference. */
    whole: Type.Object({ own: Share, reference: orNull(Share) }),
    missing: orNull(Missing),
    items: Type.Array(KnownItem),
  }),
  /** `noItems`: the test is described without them; `noResults`: neither rows nor a report tell them; `fewPupils`: under ten. */
  Type.Object({ kind: Type.Literal('unknown'), why: Type.Enum(['noItems', 'noResults', 'fewPupils']) }),
]);
export type ItemResults = Static<typeof ItemResults>;

export const TestItems = Type.Object({
  year: Type.Integer(),
  subject: Type.String(),
  grade: Type.Integer(),
  title: Localized,
  results: ItemResults,
});
export type TestItems = Static<typeof TestItems>;

/** Results by item of all schools of a test together, and of which schools in scope an item stands out. */
export const DistrictItems = Type.Union([
  Type.Object({
    kind: Type.Literal('known'),
    schools: Type.Integer(),
    /** Null where only the schools themselves are known. */
    reference: orNull(ItemReference),
    missing: orNull(Missing),
    items: Type.Array(
      Type.Object({
        name: Type.String(),
        share: Share,
        /** Schools being what was drawn; null of fewer than five. */
        interval: orNull(Bounds),
        reference: orNull(Share),
        better: Type.Array(Id),
        worse: Type.Array(Id),
      }),
    ),
  }),
  Type.Object({ kind: Type.Literal('unknown'), why: Type.Enum(['noItems', 'noResults', 'fewPupils']) }),
]);
export type DistrictItems = Static<typeof DistrictItems>;
