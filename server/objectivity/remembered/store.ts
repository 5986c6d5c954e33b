/** The mapping that files of one shape were imported with. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { Mapping } from '../../ground/db/stored/schemas.ts';

/** Remembers the mapping of an import that has succeeded, for the next file of this shape. */
export async function rememberMapping(trx: Kysely<Database>, importId: number): Promise<void> {
  await sql`insert into vpr_mapping (territory_id, shape, mapping)
    select territory_id, shape, mapping from vpr_import where id = ${importId}
    on conflict (territory_id, shape) do update set mapping = excluded.mapping`.execute(trx);
}

export async function findMapping(db: Kysely<Database>, territoryId: number, shape: string): Promise<Mapping | null> {
  const row = await db
    .selectFrom('vpr_mapping')
    .select('mapping')
    .where('territory_id', '=', territoryId)
    .where('shape', '=', shape)
    .executeTakeFirst();
  return row?.mapping ?? null;
}
