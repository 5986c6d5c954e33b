/** Territories and schools with every version of what is kept of them, and the imports of registers. */
import type { ColumnType, Generated } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Day, Fixed, FixedJson, Json } from './columns.ts';

export type TerritoryKind = 'federation' | 'region' | 'municipality';

type TerritoryTable = {
  id: Generated<number>;
  parent_id: number | null;
  kind: TerritoryKind;
  name: Json<Localized>;
  /** The first day of its work in Opora; null where that was before there was such a day. */
  began_on: Day | null;
};

/** How a school is reached; empty texts where nothing is known. */
export type SchoolContact = { person: string; phone: string; email: string };

type SchoolTable = {
  id: Generated<number>;
  territory_id: number;
  /** The full official name. */
  name: Json<Localized>;
  short_name: Json<Localized>;
  /** As the founder calls it, for instance «Средняя общеобразовательная школа». */
  school_type: Generated<string>;
  /** The village or the whole address. */
  address: Generated<string>;
  /** Of ФИС ОКО, in lower case. */
  oko_login: string | null;
  /** The tax number (ИНН) or another code of the district's own. */
  own_code: string | null;
  /** Other names under which files know it. */
  aliases: Generated<string[]>;
  contact: ColumnType<SchoolContact, string | undefined, string>;
  site: Generated<string>;
  opened_on: Day | null;
  /** The last day. */
  closed_on: Day | null;
  /** The school that it was merged into. */
  successor_id: number | null;
  /** Grows with every change of what is kept of it. */
  register_version: Generated<number>;
};

/** What a version of a school holds: everything but its own number. */
export type SchoolData = {
  territoryId: number;
  name: Localized;
  shortName: Localized;
  schoolType: string;
  address: string;
  login: string | null;
  code: string | null;
  aliases: string[];
  contact: SchoolContact;
  site: string;
  openedOn: Day | null;
  closedOn: Day | null;
  successorId: number | null;
};

/** Roles that ended with a school, each with the last day that it had before; what opens the school again gives them back. */
export type EndedRole = { id: number; endsOn: Day | null };

/** `note`: why, where somebody said so. */
export type SchoolVersionData = SchoolData & { note?: string; endedRoles?: EndedRole[] };

type SchoolVersionTable = {
  school_id: Fixed<number>;
  version: Fixed<number>;
  data: FixedJson<SchoolVersionData>;
  /** The import that made the version. */
  import_id: Fixed<number | null>;
  changed_by: Fixed<string | null>;
  /** Null for what stood there before anything was kept. */
  changed_at: Fixed<Date | null>;
};

export type TerritoryData = { parentId: number | null; kind: TerritoryKind; name: Localized };

type TerritoryVersionTable = {
  territory_id: Fixed<number>;
  version: Fixed<number>;
  data: FixedJson<TerritoryData>;
  changed_by: Fixed<string | null>;
  /** Null for what stood there before anything was kept. */
  changed_at: Fixed<Date | null>;
};

export type ImportKind = 'schools' | 'accounts' | 'enrolment';

/** Of the rows of a file: taken (new, changed, the same as before), refused and left out. */
export type ImportCounts = {
  new: number;
  changed: number;
  same: number;
  doubtful: number;
  faulty: number;
  leftOut: number;
};

type RegisterImportTable = {
  id: Generated<number>;
  kind: Fixed<ImportKind>;
  territory_id: Fixed<number | null>;
  file_name: Fixed<string>;
  counts: FixedJson<ImportCounts>;
  /** What is needed to undo it, as the feature that made it reads it. */
  changes: Json<unknown>;
  made_by: Fixed<string | null>;
  made_at: Fixed<Date>;
  undone_by: string | null;
  undone_at: Date | null;
};

export type SchoolTables = {
  territory: TerritoryTable;
  school: SchoolTable;
  school_version: SchoolVersionTable;
  territory_version: TerritoryVersionTable;
  register_import: RegisterImportTable;
};
