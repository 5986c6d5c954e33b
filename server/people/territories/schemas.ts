/** Territories as data that people keep. */
import { type Static, Type } from 'typebox';
import { Id, Localized, orNull } from '../../ground/http/schemas.ts';

export const TerritoryKind = Type.Enum(['federation', 'region', 'municipality']);
export type TerritoryKind = Static<typeof TerritoryKind>;

const MOST_NAME = 200;
/** An empty English name becomes the Russian one. */
const Names = Type.Object(
  {
    ru: Type.String({ minLength: 1, maxLength: MOST_NAME, pattern: '\\S' }),
    en: Type.String({ maxLength: MOST_NAME }),
  },
  { additionalProperties: false },
);
export const TerritoryForm = Type.Object(
  { kind: TerritoryKind, name: Names, /** The territory that it lies in; null for none. */ parentId: orNull(Id) },
  { additionalProperties: false },
);
export type TerritoryForm = Static<typeof TerritoryForm>;

/** What can be wrong with data that have the right shape; 400 `territoryFaults` has them as messages. */
export const TerritoryFault = Type.Enum(['nameTaken', 'kindOrder', 'circle']);
export type TerritoryFault = Static<typeof TerritoryFault>;

/** POST /api/register/territories: within `parentId`, or without it over a root of which the caller is administrator (`over`). */
export const NewTerritoryBody = Type.Object(
  {
    data: TerritoryForm,
    /** The root that the new territory is put over: the role of whoever does it is given there as well. */
    over: Type.Optional(Id),
  },
  { additionalProperties: false },
);

export const TerritoryMade = Type.Object({ id: Id });

/** PUT /api/register/territories/{id}: `version` is the one that was seen (0 where nothing was changed yet); another one is refused with 409. */
export const ChangedTerritoryBody = Type.Object(
  { version: Type.Integer({ minimum: 0, maximum: 1_000_000 }), data: TerritoryForm },
  { additionalProperties: false },
);

export const TerritoryView = Type.Object({
  id: Id,
  version: Type.Integer(),
  kind: TerritoryKind,
  name: Localized,
  /** Null also for the highest one that the caller reaches. */
  parentId: orNull(Id),
  /** Schools in the territory itself, closed ones included. */
  schools: Type.Integer(),
  canDelete: Type.Boolean(),
});
export type TerritoryView = Static<typeof TerritoryView>;

/** GET /api/register/territories: those in reach, each after the one that it lies in. */
export const TerritoriesResponse = Type.Object({
  territories: Type.Array(TerritoryView),
  /** Whether the caller may add, rename and move. */
  mayManage: Type.Boolean(),
});
export type TerritoriesResponse = Static<typeof TerritoriesResponse>;

/** GET /api/register/territories/{id}/history: the newest first. */
export const TerritoryHistoryResponse = Type.Object({
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      kind: TerritoryKind,
      name: Localized,
      parent: orNull(Localized),
      changedBy: orNull(Type.String()),
      /** Null for what stood there before anything was kept. */
      changedAt: orNull(Type.String({ format: 'date-time' })),
    }),
  ),
});
export type TerritoryHistoryResponse = Static<typeof TerritoryHistoryResponse>;
