/** Reads an outside list in a thread, by the names of the district's schools. */
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { Choice } from '../../ground/tables/heading.ts';
import { orTableFault, type TableFault } from '../../ground/tables/table-fault.ts';
import { createTableReading } from '../../ground/tables/thread-reading.ts';
import { findKnownSchools } from '../../people/schools/store.ts';
import type { ListTask, ReadList } from './read-list.ts';

const read = createTableReading<ListTask, ReadList>(new URL('./read-list-thread.ts', import.meta.url));

/** @param year see `readList` @returns a TableFault where the file cannot be read */
export async function loadList(
  db: Kysely<Database>,
  territoryId: number,
  bytes: Buffer,
  year: number | null,
  choice: Choice = {},
): Promise<ReadList | TableFault> {
  const schools = await findKnownSchools(db, territoryId);
  return read({ bytes, choice, year, schools }).catch(orTableFault);
}
