import { type Static, Type } from 'typebox';
import { Localized } from '../../../ground/http/schemas.ts';
import { FileSheets, TablePlace, Unreadable } from '../../../ground/tables/schemas.ts';

export const RoadmapFaultCode = Type.Enum([
  'columnMissing',
  'numberUnknown',
  'duplicate',
  'titleMissing',
  'periodUnknown',
  'periodBackwards',
  'sectionUnknown',
  'targetUnknown',
  'ruleMissing',
  'ruleUnknown',
  'formula',
  'error',
]);
export type RoadmapFaultCode = Static<typeof RoadmapFaultCode>;

export const RoadmapFault = Type.Object({
  line: Type.Integer(),
  code: RoadmapFaultCode,
  /** What stands there, shortened. */
  found: Type.String(),
});
export type RoadmapFault = Static<typeof RoadmapFault>;

const RowChange = Type.Object({
  no: Type.Integer(),
  title: Localized,
  change: Type.Enum(['added', 'changed', 'same', 'removed']),
});
export type RowChange = Static<typeof RowChange>;

/**
 * POST /api/roadmap/{year}/import (multipart: fields `store` = no | yes and `version`, perhaps `sheet` and `line` of the heading, then the
 * file). Nothing is stored while a row has a fault.
 */
export const RoadmapImportResponse = Type.Object({
  stored: Type.Boolean(),
  unreadable: Type.Union([Type.Null(), Unreadable]),
  /** Of the roadmap that would be replaced; 0 where it is still the template. */
  version: Type.Integer(),
  rows: Type.Array(RowChange),
  faults: Type.Array(RoadmapFault),
  sheets: FileSheets,
  /** Where the table begins; null where no heading was found. */
  place: Type.Union([Type.Null(), TablePlace]),
});
export type RoadmapImportResponse = Static<typeof RoadmapImportResponse>;
