/** From rows to what the routes send: with what the caller may do. */
import type { FastifyRequest } from 'fastify';
import { yearOf } from '../../ground/days.ts';
import { callerOf } from '../../people/identity/access.ts';
import { findBeginning, getTerritoryOfSchool } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { findLines } from '../plans/store.ts';
import type { SchoolRoadmapHistoryResponse, SchoolRoadmapResponse } from './schemas.ts';
import { changedLines, digestOf, snapshotOf } from './snapshot.ts';
import { isWritable, rolesAtSchool, stepsOf, turnOf } from './steps.ts';
import { findPublished, findRoadmap, findRoadmapVersions, findYears, type RoadmapVersion } from './store.ts';

type Needs = Pick<Services, 'clock' | 'db'>;
type Key = { schoolId: number; year: number };

const UNWRITTEN = { aim: '', state: 'draft', note: '', version: 0, changedBy: null, changedAt: null } as const;

export async function viewFor({ clock, db }: Needs, request: FastifyRequest, key: Key): Promise<SchoolRoadmapResponse> {
  const { schoolId, year } = key;
  const today = clock.today();
  const present = yearOf(today);
  const roadmap = (await findRoadmap(db, key)) ?? UNWRITTEN;
  const lines = await findLines(db, [schoolId], { year });
  const snapshot = snapshotOf(lines);
  const [approved] = await findRoadmapVersions(db, key, 'approved');
  const roles = rolesAtSchool(callerOf(request), schoolId);
  return {
    schoolId,
    year,
    today,
    beganOn: await findBeginning(db, await getTerritoryOfSchool(db, schoolId)),
    lines,
    aim: roadmap.aim,
    state: roadmap.state,
    note: roadmap.note,
    version: roadmap.version,
    changedBy: roadmap.changedBy,
    changedAt: roadmap.changedAt?.toISOString() ?? null,
    years: [...new Set([present, year, ...(await findYears(db, schoolId))])].sort((a, b) => b - a),
    seen: digestOf(snapshot),
    turn: turnOf(roadmap.state),
    steps: stepsOf(roadmap.state, roles),
    mayWrite: isWritable(roadmap.state) && roles.length > 0,
    approval: approved
      ? {
          at: approved.changedAt.toISOString(),
          by: approved.changedBy,
          version: approved.version,
          changed: changedLines(approved.lines, snapshot),
        }
      : null,
    publication: (await findPublished(db, key)) ?? null,
    mayPublish: approved !== undefined && roadmap.state === 'approved' && roles.includes('head'),
  };
}

export function historyOf(versions: readonly RoadmapVersion[]): SchoolRoadmapHistoryResponse {
  return { versions: versions.map((version) => ({ ...version, changedAt: version.changedAt.toISOString() })) };
}
