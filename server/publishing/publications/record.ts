import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../ground/http/problem.ts';
import { callerOf } from '../../people/identity/access.ts';
import { findLineages } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { wayOf } from './kinds.ts';
import { type Placed, rolesAt } from './rights.ts';
import type { Publication } from './schemas.ts';
import { getPublication } from './store.ts';
import { publicationOf } from './view.ts';

type Db = Services['db'];

/** How a publication is named in the audit: by number, since its title may have been a mistake. */
export function publicationRecord(id: number, { schoolId, territoryId }: Placed) {
  const place = schoolId === null ? { territory: territoryId } : { school: schoolId };
  return { record: { kind: 'publication', id }, ...place } as const;
}

/** One publication with the rights of whoever asks. @throws ProblemError `notFound` */
export async function viewFor(db: Db, request: FastifyRequest, id: number): Promise<Publication> {
  const row = await getPublication(db, id);
  const lineages = await findLineages(db, [row.territoryId]);
  return publicationOf(row, callerOf(request), lineages.get(row.territoryId) ?? []);
}

/**
 * The publication, when the caller is one of those who write it.
 * @throws ProblemError `publicationNotYours` for everybody else, `publicationLocked` when it is no draft any more
 */
export async function requireWritable(db: Db, request: FastifyRequest, id: number) {
  const row = await getPublication(db, id);
  const lineage = (await findLineages(db, [row.territoryId])).get(row.territoryId) ?? [];
  const roles = rolesAt(callerOf(request), row, lineage);
  const writers = wayOf(row.kind, row.schoolId !== null)?.writers ?? [];
  if (!writers.some((role) => roles.includes(role))) throw new ProblemError('publicationNotYours');
  if (row.state !== 'draft') throw new ProblemError('publicationLocked');
  return { row, roles };
}
