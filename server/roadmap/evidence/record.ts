import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../people/identity/access.ts';
import { findLineages } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { findFiles } from './files/store.ts';
import { type Placed, reachesOf } from './rights.ts';
import type { Evidence } from './schemas.ts';
import { getRecord } from './store.ts';
import { evidenceOf } from './view.ts';

type Db = Services['db'];

/** How a record is named in the audit. */
export function evidenceRecord(id: number, { kind, schoolId, territoryId }: Placed) {
  const place = schoolId === null ? { territory: territoryId } : { school: schoolId };
  return { record: { kind: 'evidence', id }, ...place, details: { evidence: kind } } as const;
}

/** One record with the rights of whoever asks. @throws ProblemError `notFound` */
export async function viewFor(db: Db, request: FastifyRequest, id: number): Promise<Evidence> {
  const caller = callerOf(request);
  const row = await getRecord(db, reachesOf(caller), id);
  const lineages = await findLineages(db, [row.territoryId]);
  return evidenceOf(row, caller, lineages.get(row.territoryId) ?? [], await findFiles(db, [id]));
}
