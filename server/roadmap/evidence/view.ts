/** Records as their readers see them. */
import type { Caller } from '../../people/identity/caller.ts';
import type { FileRow } from './files/store.ts';
import { addresseeOf, writingRoles } from './rights.ts';
import type { Evidence } from './schemas.ts';
import type { EvidenceRow } from './store.ts';

/** @param lineage the territory of the record with all above it */
export function evidenceOf(row: EvidenceRow, caller: Caller, lineage: readonly number[], files: FileRow[]): Evidence {
  const roles = writingRoles(caller, row, lineage, addresseeOf(row));
  return {
    ...row,
    data: row.data,
    changedAt: row.changedAt.toISOString(),
    files: files.map(({ id, mediaType, name, size }) => ({ id, name, mediaType, size })),
    mayWrite: roles.length > 0 && !row.withdrawn,
    mayRestore: roles.length > 0 && row.withdrawn,
  };
}
