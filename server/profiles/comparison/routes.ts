import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { hasLevel, whyNoLevel } from '../../../analytics/result-level.ts';
import { similarSchools } from '../../../analytics/similarity.ts';
import { bandedCount } from '../../../analytics/suppression/few-people.ts';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { recordView } from '../../people/audit/trail.ts';
import { findSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { profileHead } from '../profiles/presentation.ts';
import { findCampaignSchools, findProfiles } from '../profiles/store.ts';
import { SimilarQuery, SimilarResponse } from './schemas.ts';
import { findPeople, type PeopleRow } from './store.ts';

const NEAREST = 5;
/** A mean of fewer schools would nearly tell the figure of one. */
const LEAST_FOR_MEAN = 4;

export const similarRoutes =
  ({ clock, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/schools/:id/similar',
      {
        config: { access: 'results:read', scope: 'school', audit: 'profile.view' },
        schema: { params: IdParams, querystring: SimilarQuery, response: { 200: SimilarResponse } },
      },
      async (request) => {
        const schoolId = request.params.id;
        const { campaign } = request.query;
        const record = { kind: 'school', id: schoolId } as const;
        await recordView(db, request, { action: 'profile.view', record, school: schoolId, details: { campaign } }, [
          schoolId,
        ]);
        const schoolIds = await findCampaignSchools(db, campaign);
        const people = Map.groupBy(await findPeople(db, schoolIds, clock.today()), (row) => row.schoolId);
        const counts = new Map(schoolIds.map((id) => [id, countsOf(people.get(id) ?? [])]));
        const all = [...counts].map(([id, { students, teachers }]) => ({
          school: String(id),
          facts: [teachers, students, teachers && students ? students / teachers : null],
        }));
        const near = similarSchools(all, String(schoolId), NEAREST);
        const ids = near.map(({ school }) => Number(school));
        const names = new Map(
          (await findSchools(db, { territoryIds: [], schoolIds: ids })).map(({ id, shortName }) => [id, shortName]),
        );
        const factsOf = (id: number) => rounded(counts.get(id) ?? countsOf([]));
        return {
          schoolId,
          facts: factsOf(schoolId),
          schools: near.map(({ distance, school }) => ({
            schoolId: Number(school),
            name: names.get(Number(school)) ?? { ru: school, en: school },
            facts: factsOf(Number(school)),
            distance: Math.round(10 * distance) / 10,
          })),
          factors: await compareFactors(db, campaign, schoolId, ids),
        };
      },
    );
  };

type Counts = { teachers: number | null; students: number | null };

/** Every count of one to four people is masked before anything is computed from it. */
function countsOf(rows: PeopleRow[]): Counts {
  const sum = (audience: PeopleRow['audience']) => {
    const own = rows.filter((row) => row.audience === audience);
    return own.length === 0 ? null : own.reduce((total, { people }) => total + bandedCount(people), 0);
  };
  return { teachers: sum('teacher'), students: sum('student') };
}

function rounded({ students, teachers }: Counts): Counts {
  const tens = (count: number | null) => (count === null ? null : 10 * Math.round(count / 10));
  return { teachers: tens(teachers), students: tens(students) };
}

/** The levels that may be told, of the school and of those like it. */
async function compareFactors(db: Services['db'], campaign: number, schoolId: number, similar: number[]) {
  const { factors } = profileHead(campaign, await getCampaignModel(db, campaign), undefined);
  const rows = await findProfiles(db, campaign, 'all', [schoolId, ...similar]);
  const ofFactor = Map.groupBy(rows, ({ result }) => result.factor);
  return factors.map(({ code, title }) => {
    const results = ofFactor.get(code) ?? [];
    const own = results.find((row) => row.schoolId === schoolId)?.result;
    const others = results
      .filter((row) => row.schoolId !== schoolId)
      .map(({ result }) => result)
      .filter(hasLevel);
    const mean = others.reduce((sum, { value }) => sum + value, 0) / Math.max(1, others.length);
    return {
      factor: code,
      title,
      own: hasLevel(own) ? Math.round(own.value) : whyNoLevel(own),
      mean: others.length < LEAST_FOR_MEAN ? null : Math.round(mean),
      schools: others.length,
    };
  });
}
