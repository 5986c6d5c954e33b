/** The check of a single school against the caller's scope. */
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../http/problem.ts';
import { callerOf } from '../identity/access.ts';
import { scopeOf } from '../identity/caller.ts';
import type { PermissionName } from '../identity/schemas.ts';
import type { Services } from '../services.ts';
import { isSchoolInScope } from './store.ts';

/** @throws ProblemError `outOfScope` for a school out of scope; an unknown one is answered alike, so that ids tell nothing */
export async function requireSchool(
  db: Services['db'],
  request: FastifyRequest,
  permission: PermissionName,
  schoolId: number,
): Promise<void> {
  if (!(await isSchoolInScope(db, scopeOf(callerOf(request), permission), schoolId)))
    throw new ProblemError('outOfScope');
}
