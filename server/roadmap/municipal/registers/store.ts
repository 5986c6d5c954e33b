import { type Kysely, sql } from 'kysely';
import { nearestInYear } from '../../../ground/days.ts';
import type { Database } from '../../../ground/db/schema.ts';
import { findObjectivityEvidence } from '../../../objectivity/evidence/store.ts';
import type { Role } from '../../../people/identity/roles.ts';
import { roleHeld } from '../../../people/identity/store.ts';
import { type Designation, statusOf, withLists } from '../../../people/schools/status.ts';
import { openOn } from '../../../people/schools/store.ts';
import { findBeginning } from '../../../people/territories/store.ts';
import { findPublications } from '../../../publishing/register/store.ts';
import { keptEvidence } from '../../evidence/register/kept.ts';
import type { PlanLineRecord, Registers } from '../rules/types.ts';

export type Asked = {
  territoryId: number;
  year: number;
  /** What was registered by the end of this day counts. */
  day: string;
  /** The day that counts as today: what is registered now is what was registered by its end. */
  today: string;
  /** Where days begin and end, for what keeps an instant alone. */
  timeZone: string;
};

/** Programmes of schools run for five years, and agreements may be older than the year. */
const YEARS_BACK = 6;

/** Everything that the rules read, as it was registered by the end of a day. */
export async function loadRegisters(db: Kysely<Database>, asked: Asked): Promise<Registers> {
  const { day, territoryId, year } = asked;
  const period = { from: `${year - YEARS_BACK}-01-01`, to: `${year}-12-31` };
  const riskCampaign = await findRiskCampaign(db, asked);
  const [schools, memberships, coverage, evidence, planLines, publications, objectivity, beganOn, highRisks] =
    await Promise.all([
      findSchoolStatuses(db, asked),
      findMemberships(db, asked),
      findCoverage(db, asked),
      keptEvidence(db, { territoryId, asOf: day, ...period }),
      findPlanLines(db, asked),
      findPublications(db, { territoryId, asOf: day }),
      findObjectivity(db, asked),
      findBeginning(db, territoryId),
      riskCampaign === null ? [] : findHighRisks(db, riskCampaign.id),
    ]);
  return {
    year,
    beganOn,
    schools,
    memberships,
    coverage,
    evidence,
    planLines,
    publications,
    ...objectivity,
    riskCampaign,
    highRisks,
  };
}

/** Every school that is open on the day, with its status in the year, by what was recorded up to the day. */
async function findSchoolStatuses(db: Kysely<Database>, asked: Asked): Promise<Registers['schools']> {
  const recorded = await findDesignations(db, asked);
  const bySchool = Map.groupBy(recorded, ({ schoolId }) => schoolId);
  const listed = new Set(recorded.filter(({ kinds }) => kinds.length > 0).map(({ year }) => year));
  const day = nearestInYear(asked.day, asked.year);
  const schools = await db
    .selectFrom('school')
    .select('id')
    .where('territory_id', '=', asked.territoryId)
    .where(openOn(asked.day))
    .orderBy('id')
    .execute();
  return schools.map(({ id }) => {
    const { kinds, year } = statusOf(withLists(bySchool.get(id) ?? [], listed), day);
    return { id, kinds, isDesignated: kinds.length > 0 && year === asked.year };
  });
}

/** Year by year the newest entry up to the day; where nothing was ever entered for a year, what came with the installation. */
async function findDesignations(db: Kysely<Database>, { day, territoryId }: Asked) {
  const { rows } = await sql<Designation & { schoolId: number }>`
    select distinct on (e.school_id, e.year) e.school_id as "schoolId", e.year, e.kinds
    from designation_entry e join school on school.id = e.school_id
    where school.territory_id = ${territoryId} and e.on_day <= ${day}
    order by e.school_id, e.year, e.id desc`.execute(db);
  const installed = await sql<Designation & { schoolId: number }>`
    select d.school_id as "schoolId", d.year, array_agg(d.kind order by d.kind) as kinds
    from designation d join school on school.id = d.school_id
    where school.territory_id = ${territoryId}
      and not exists (select from designation_entry e where e.school_id = d.school_id and e.year = d.year)
    group by d.school_id, d.year`.execute(db);
  return [...rows, ...installed.rows];
}

async function findMemberships(db: Kysely<Database>, { day, territoryId }: Asked): Promise<Registers['memberships']> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('school', 'school.id', 'membership.school_id')
    .select(['membership.id', roleHeld, 'school.id as schoolId', 'starts_on as from', 'ends_on as to'])
    .where('school.territory_id', '=', territoryId)
    .where('role', 'in', ['tutor', 'coordinator'] satisfies Role[])
    .where((where) => where.or([where('starts_on', 'is', null), where('starts_on', '<=', day)]))
    .orderBy('membership.id')
    .execute();
  return rows;
}

/**
 * Cells of the year's newest campaign that had reached their target; the director's signed return is a cell as well. Of a past day
 * the weeks count that were over by then: no day is kept.
 */
async function findCoverage(db: Kysely<Database>, asked: Asked): Promise<Registers['coverage']> {
  const { day, territoryId, timeZone, today, year } = asked;
  const { rows } = await sql<Registers['coverage'][number]>`
    with newest as (
      select id from campaign where territory_id = ${territoryId} and year = ${year} and opens_on <= ${day} and state <> 'planned'
      order by opens_on desc, id desc limit 1),
    answered as (
      select pace.school_id, pace.audience, pace.grade, sum(pace.received) as received
      from pace join newest on newest.id = pace.campaign_id
      where ${day}::date >= ${today}::date or pace.week + 6 <= ${day}
      group by pace.school_id, pace.audience, pace.grade),
    counted as (
      select cell.school_id, count(*)::int as cells,
        (count(*) filter (where coalesce(answered.received, 0) >= cell.roll * cell.target))::int as reached
      from cell join newest on newest.id = cell.campaign_id left join answered using (school_id, audience, grade)
      group by cell.school_id),
    signed as (
      select distinct r.school_id, 1 as reached from school_return r join newest on newest.id = r.campaign_id
      where ${day}::date >= ${today}::date or (r.signed_at at time zone ${timeZone})::date <= ${day})
    select newest.id as "campaignId", s.school_id as "schoolId", coalesce(counted.cells, 0) + 1 as cells,
      coalesce(counted.reached, 0) + coalesce(signed.reached, 0) as reached
    from campaign_school s join newest on newest.id = s.campaign_id
      left join counted using (school_id) left join signed using (school_id)
    order by s.school_id`.execute(db);
  return rows;
}

/** Lines of plans of the year, each in the newest version of the day, without those that were dropped. */
async function findPlanLines(db: Kysely<Database>, asked: Asked): Promise<PlanLineRecord[]> {
  const { day, territoryId, timeZone, today, year } = asked;
  const { rows } = await sql<PlanLineRecord>`
    select id, "schoolId", joint, "endsOn", "doneOn" from (
      select distinct on (v.school_id, v.line_id) v.line_id as id, v.school_id as "schoolId", v.ends_on as "endsOn", v.state,
        v.joint, v.done_on as "doneOn"
      from plan_line_version v
      join plan_line l on l.school_id = v.school_id and l.id = v.line_id
      join school on school.id = v.school_id
      where school.territory_id = ${territoryId} and l.roadmap_year = ${year}
        and (${day}::date >= ${today}::date or (v.changed_at at time zone ${timeZone})::date <= ${day})
      order by v.school_id, v.line_id, v.version desc) as known
    where state <> 'dropped' order by "schoolId", id`.execute(db);
  return rows;
}

/**
 * Tests of the year, each once however many imports and reports it came in: whether all of these were looked at; and the signs
 * confirmed in the year with or without a measure.
 */
async function findObjectivity(db: Kysely<Database>, asked: Asked): Promise<Pick<Registers, 'tests' | 'signs'>> {
  const { confirmed, imports } = await findObjectivityEvidence(db, asked);
  const ofYear = imports.filter(({ year }) => year === asked.year);
  return {
    tests: [...Map.groupBy(ofYear, ({ grade, subject }) => `${subject} ${grade}`).values()].map((files, index) => {
      const shown = files.filter(({ isHidden }) => !isHidden);
      return {
        // Imports and reports are numbered apart from each other, and a test may have both.
        id: index + 1,
        analysed: files.every(({ analysedOn }) => analysedOn !== null),
        whyNot: shown.length === 0 ? ['hidden' as const] : shown[0].whyNot,
      };
    }),
    signs: confirmed
      .filter(({ confirmedOn }) => confirmedOn.startsWith(String(asked.year)))
      .map(({ caseId, measuresAssignedOn, schoolId }) => ({
        caseId,
        schoolId,
        measured: measuresAssignedOn.length > 0,
      })),
  };
}

/** The newest campaign that was over on the day: one that still runs shows what may change. Null for none. */
async function findRiskCampaign(db: Kysely<Database>, { day, territoryId }: Asked): Promise<Registers['riskCampaign']> {
  const campaign = await db
    .selectFrom('campaign')
    .select(['id', 'year', 'closes_on as closesOn'])
    .where('territory_id', '=', territoryId)
    .where('state', 'in', ['closed', 'sealed'])
    .where('closes_on', '<', day)
    .orderBy('closes_on', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return campaign ?? null;
}

async function findHighRisks(db: Kysely<Database>, campaignId: number): Promise<Registers['highRisks']> {
  const { rows } = await sql<Registers['highRisks'][number]>`
    select school_id as "schoolId", factor from profile
    where quality = 'all' and look = 'high' and campaign_id = ${campaignId}
    order by school_id, factor`.execute(db);
  return rows;
}
