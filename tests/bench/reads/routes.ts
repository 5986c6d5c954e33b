/** What is asked: every page of the workplace whose answer grows with the district, for one school and for all. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../server/ground/db/schema.ts';

/** @returns paths, with the ids of the simulated campaign, of a surveyed school and of a factor */
export async function findRoutes(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ campaign: number; school: number; factor: string; year: number }>`
    select c.id as campaign, c.year, p.school_id as school, p.factor from campaign c join profile p on p.campaign_id = c.id
    order by p.school_id, p.factor limit 1`.execute(db);
  const { campaign, factor, school, year } = rows[0];
  return [
    '/api/results/risk',
    '/api/results',
    '/api/exit',
    `/api/schools/${school}/exit`,
    `/api/meeting/${year}`,
    `/api/roadmap/${year}`,
    `/api/roadmap/${year}/activities/1`,
    `/api/roadmap/${year}/activities/4`,
    `/api/schools/${school}/roadmap-status/${year}`,
    '/api/tasks',
    `/api/schools/${school}/tasks`,
    '/api/needs',
    '/api/evidence',
    '/api/schools',
    '/api/register/schools',
    `/api/campaigns/${campaign}`,
    `/api/campaigns/${campaign}/profiles`,
    `/api/campaigns/${campaign}/coverage`,
    `/api/campaigns/${campaign}/pace`,
    `/api/campaigns/${campaign}/factors/${factor}`,
    `/api/campaigns/${campaign}/territories`,
    `/api/campaigns/${campaign}/missing-ways`,
    `/api/campaigns/${campaign}/plan`,
    `/api/campaigns/${campaign}/links`,
    `/api/schools/${school}/profile?campaign=${campaign}`,
    `/api/schools/${school}/history`,
    `/api/schools/${school}/similar?campaign=${campaign}`,
    `/api/schools/${school}/plan`,
    '/api/network',
    '/api/practice',
    '/api/publications',
    `/api/school-roadmaps?year=${year}`,
    '/api/tutors',
    '/api/tutors/load',
    '/api/roll',
    `/api/designations/${year}`,
    '/api/vpr-imports',
    '/api/objectivity/reports',
    '/api/campaigns',
    '/api/audit',
    '/api/setup',
    '/api/session',
  ];
}
