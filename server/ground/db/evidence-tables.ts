/** Tables of what is registered as evidence of the roadmap's activities. */
import type { ColumnType, Generated } from 'kysely';
import type { Day, Fixed, FixedJson, Json } from './columns.ts';

type EvidenceTable = {
  id: Generated<number>;
  territory_id: Fixed<number>;
  /** Null where it is the district's. */
  school_id: Fixed<number | null>;
  /** One of the list of `roadmap/evidence/kinds.ts`. */
  kind: Fixed<string>;
  /** The day it belongs to: of a planned thing the planned day. */
  occurs_on: Day;
  /** Of the shape of its kind (`evidence/kinds`). */
  data: Json<unknown>;
  withdrawn: boolean;
  version: number;
  /** Made by the sender, so that what is sent twice is stored once; null where none was given. */
  sent_key: Fixed<string | null>;
  made_by: Fixed<string | null>;
  changed_by: string | null;
  changed_at: Date;
};
type EvidenceVersionTable = {
  evidence_id: Fixed<number>;
  version: Fixed<number>;
  occurs_on: Fixed<Day>;
  data: FixedJson<unknown>;
  withdrawn: Fixed<boolean>;
  note: Fixed<string>;
  /** The day that counted as today. */
  on_day: Fixed<Day>;
  changed_by: Fixed<string | null>;
  changed_at: Fixed<Date>;
};
type EvidenceFileTable = {
  id: Generated<number>;
  evidence_id: Fixed<number>;
  name: Fixed<string>;
  media_type: Fixed<string>;
  /** In bytes. */
  size: Fixed<number>;
  /** Hex. */
  sha256: Fixed<string>;
  content: Fixed<Buffer>;
  added_by: Fixed<string | null>;
  added_at: Fixed<Date>;
  removed_by: ColumnType<string | null, undefined, string>;
  removed_at: ColumnType<Date | null, undefined, Date>;
};

export type EvidenceTables = {
  evidence: EvidenceTable;
  evidence_version: EvidenceVersionTable;
  evidence_file: EvidenceFileTable;
};
