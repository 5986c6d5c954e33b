/** Records as their readers see them. */
import type { Caller } from '../../people/identity/caller.ts';
import type { FileRow } from './files/store.ts';
import { addresseeOf, dataFor, writingRoles } from './rights.ts';
import type { Evidence } from './schemas.ts';
import type { EvidenceRow } from './store.ts';

/** @param lineage the territory of the record with all above it */
export function evidenceOf(row: EvidenceRow, caller: Caller, lineage: readonly number[], files: FileRow[]): Evidence {
  const { data, hidden } = dataFor(caller, row, lineage);
  // Whoever does not see all of a record would write over what is hidden.
  const mayWrite = hidden.length === 0 && writingRoles(caller, row, lineage, addresseeOf(row)).length > 0;
  const { byMaker: _, madeBy: __, ...record } = row;
  return {
    ...record,
    data: data as Evidence['data'],
    hidden,
    changedAt: row.changedAt.toISOString(),
    files: files.map(({ id, mediaType, name, size }) => ({ id, name, mediaType, size })),
    mayWrite: mayWrite && !row.withdrawn,
    mayRestore: mayWrite && row.withdrawn,
  };
}
