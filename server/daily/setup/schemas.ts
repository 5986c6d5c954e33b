import { type Static, Type } from 'typebox';
import { Id, Localized } from '../../ground/http/schemas.ts';
import { RoleName } from '../../people/identity/schemas.ts';
import { LACKS, STEPS } from './steps.ts';

export const SetupQuery = Type.Object(
  { territory: Type.Optional(Id), year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })) },
  { additionalProperties: false },
);

/** Something that a step still needs; `schools` names the first of those that it concerns, `count` all of them. */
const Lack = Type.Object({
  kind: Type.Enum([...LACKS]),
  count: Type.Integer(),
  schools: Type.Array(Type.Object({ id: Id, name: Localized })),
});

export const SetupStep = Type.Object({
  step: Type.Enum([...STEPS]),
  /** `waits`: an earlier step must be begun first. */
  state: Type.Enum(['done', 'partly', 'open', 'waits']),
  /** How much of how much is there; both 0 where nothing is counted. */
  done: Type.Integer(),
  all: Type.Integer(),
  lacks: Type.Array(Lack),
  /** The step that must come first, where this one waits. */
  after: Type.Union([Type.Enum([...STEPS]), Type.Null()]),
  /** Whether the caller may do it, and who else does. */
  may: Type.Boolean(),
  doers: Type.Array(RoleName),
});
export type SetupStep = Static<typeof SetupStep>;

/** GET /api/setup: how far a district is set up for a year, step by step. */
export const SetupResponse = Type.Object({
  territory: Type.Object({ id: Id, name: Localized }),
  /** Others in the caller's scope that are set up one by one. */
  territories: Type.Array(Type.Object({ id: Id, name: Localized })),
  year: Type.Integer(),
  /** The year of today, and the next one, which can be prepared. */
  years: Type.Array(Type.Integer()),
  steps: Type.Array(SetupStep),
  /** Roles that the caller gives and nobody holds: in a small office one person has several. */
  missingRoles: Type.Array(RoleName),
  /** The national tests of the year, which no step waits for: described, confirmed, and with results. */
  tests: Type.Object({
    described: Type.Integer(),
    confirmed: Type.Integer(),
    /** Files of results and reports in force. */
    files: Type.Integer(),
    mayDescribe: Type.Boolean(),
    mayLoad: Type.Boolean(),
    describers: Type.Array(RoleName),
    loaders: Type.Array(RoleName),
  }),
  /** The campaign of the year that the last step is about; null for none. */
  campaignId: Type.Union([Id, Type.Null()]),
});
export type SetupResponse = Static<typeof SetupResponse>;
