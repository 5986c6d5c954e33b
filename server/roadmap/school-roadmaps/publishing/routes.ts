/** The head makes public what the tutor has approved, word for word. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Transaction } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { IdParams } from '../../../ground/http/schemas.ts';
import { dayIn } from '../../../ground/time-zone.ts';
import { recordAction } from '../../../people/audit/trail.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { type DayStamp, stampOf } from '../../../people/identity/stamp.ts';
import { findTerritoryOfSchool } from '../../../people/territories/store.ts';
import { publicationRecord } from '../../../publishing/publications/record.ts';
import { insertPublication } from '../../../publishing/publications/store.ts';
import { takeStep } from '../../../publishing/steps/store.ts';
import { renderText } from '../../../publishing/texts/rendering.ts';
import type { Services } from '../../../services.ts';
import { PublishBody, SchoolRoadmapResponse } from '../schemas.ts';
import { rolesAtSchool } from '../steps.ts';
import { findPublished, findRoadmap, findRoadmapVersions, type RoadmapVersion } from '../store.ts';
import { viewFor } from '../view.ts';
import { publicText, REPLACED } from './text.ts';

type Key = { schoolId: number; year: number };

export const schoolRoadmapPublicationRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { content, db, timeZone } = services;
    app.post(
      '/api/schools/:id/roadmap/publication',
      {
        config: { access: 'plan:write', scope: 'school', audit: 'publication.step' },
        schema: { params: IdParams, body: PublishBody, response: { 200: SchoolRoadmapResponse } },
      },
      async (request) => {
        const key = { schoolId: request.params.id, year: request.body.year };
        const caller = callerOf(request);
        if (!rolesAtSchool(caller, key.schoolId).includes('head')) throw new ProblemError('schoolRoadmapNotYours');
        const approved = await getApproved(db, key);
        const territoryId = await findTerritoryOfSchool(db, key.schoolId);
        if (territoryId === undefined) throw new ProblemError('notFound');
        const place = { territoryId, schoolId: key.schoolId };
        const stamp = stampOf(services, request);
        const approval = { by: approved.by, at: approved.changedAt, day: dayIn(timeZone, approved.changedAt) };
        const text = publicText(approved, content.measures);
        const html = await renderText(text.body, 'roadmap');
        await db.transaction().execute(async (trx) => {
          await withdrawFormer(trx, key, stamp);
          const id = await insertPublication(trx, { ...contentOf(key.year), ...text, html, ...place, ...stamp });
          await passThrough(trx, id, stamp, approval);
          await recordAction(trx, request, {
            action: 'publication.step',
            ...publicationRecord(id, place),
            details: { state: 'published' },
          });
        });
        return viewFor(services, request, key);
      },
    );
  };

/** @throws ProblemError `schoolRoadmapNotApproved` unless the newest version is one that somebody has approved */
async function getApproved(db: Services['db'], key: Key): Promise<RoadmapVersion & { by: string }> {
  const roadmap = await findRoadmap(db, key);
  const [approved] = await findRoadmapVersions(db, key, 'approved');
  if (roadmap?.state !== 'approved' || !approved || approved.changedById === null) {
    throw new ProblemError('schoolRoadmapNotApproved');
  }
  return { ...approved, by: approved.changedById };
}

async function withdrawFormer(trx: Transaction<Database>, key: Key, stamp: DayStamp): Promise<void> {
  const former = await findPublished(trx, key);
  if (!former) return;
  await takeStep(trx, {
    publicationId: former.id,
    step: 'withdraw',
    from: 'published',
    to: 'withdrawn',
    version: former.version,
    ...stamp,
    role: 'head',
    note: REPLACED,
  });
}

/** The tutor has read this very text when approving the roadmap, so that confirmation is the approval itself. */
async function passThrough(trx: Transaction<Database>, publicationId: number, stamp: DayStamp, approval: DayStamp) {
  const common = { publicationId, version: 1, note: '' };
  await takeStep(trx, { ...common, ...stamp, step: 'submit', from: 'draft', to: 'submitted', role: 'head' });
  await takeStep(trx, {
    ...common,
    ...approval,
    step: 'confirm',
    from: 'submitted',
    to: 'tutorConfirmed',
    role: 'tutor',
  });
  await takeStep(trx, { ...common, ...stamp, step: 'publish', from: 'tutorConfirmed', to: 'published', role: 'head' });
}

const contentOf = (year: number) => ({
  ...({ kind: 'schoolRoadmap', year, document: null, link: '', place: 'schoolSite', appearedOn: null } as const),
  findings: null,
  campaignId: null,
});
