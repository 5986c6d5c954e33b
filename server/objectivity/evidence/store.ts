import { type Kysely, sql } from 'kysely';
import { type WhyNot, whyUndecided } from '../../../analytics/objectivity/checks.ts';
import type { SummaryTest } from '../../ground/db/objectivity-tables.ts';
import type { Database } from '../../ground/db/schema.ts';
import { ANALYSIS_FORM } from '../findings/summary.ts';

/**
 * Results of a test as they were imported, of pupils or as a report by school, and the day on which they were first looked at; null
 * while they were not. `isHidden`: nothing of them may be shown. `whyNot`: nothing could be said of any school of the test, and why
 * no check that decides could be made; null where something could be said, or nobody knows what could.
 */
export type AnalysedImport = {
  source: 'pupilRows' | 'report';
  importId: number;
  year: number;
  subject: string;
  grade: number;
  importedOn: string;
  analysedOn: string | null;
  isHidden: boolean;
  whyNot: WhyNot[] | null;
};

/** A school's confirmed sign, with the days on which measures were assigned on its way. */
export type ConfirmedSign = {
  schoolId: number;
  caseId: number;
  sign: string;
  confirmedOn: string;
  measuresAssignedOn: string[];
};

/** A day (YYYY-MM-DD, included), today, and the time zone in which days begin. */
export type AskedDay = { territoryId: number; day: string; today: string; timeZone: string };

export type ObjectivityEvidence = { imports: AnalysedImport[]; confirmed: ConfirmedSign[] };

/** Whether results have come that the last analysis has not seen. */
const isPending = (territoryId: number) => sql`exists (
  select from objectivity_state s where s.territory_id = ${territoryId} and s.computed < s.wanted)`;

/**
 * An analysis reads the reports in force and the results that are shown, and names the imports of these. What it leaves out, because a
 * later import holds it or nothing of it may be shown, waits for nothing.
 */
const importsAndReports = (territoryId: number) => sql`
  select 'pupilRows' as source, id, year, subject, grade, imported_at, undone_at from vpr_import
  where territory_id = ${territoryId} and imported_at is not null
  union all
  select 'report', id, year, subject, grade, loaded_at, undone_at from vpr_report where territory_id = ${territoryId}`;

async function findImportsAsOf(db: Kysely<Database>, asked: AskedDay): Promise<AnalysedImport[]> {
  const { day, territoryId, timeZone, today } = asked;
  const isToday = day >= today;
  const dayOf = (instant: string) => sql`(${sql.ref(instant)} at time zone ${timeZone})::date`;
  const { rows } = await sql<Omit<AnalysedImport, 'whyNot'> & { found: SummaryTest | null }>`
    select i.source, i.id as "importId", i.year, i.subject, i.grade, ${dayOf('i.imported_at')} as "importedOn",
      (select min(${dayOf('r.at')}) from objectivity_run r
        where r.territory_id = ${territoryId}
          and (i.source = 'pupilRows' and i.id = any(r.imports) or r.at >= i.imported_at and not ${isPending(territoryId)})
          and (${isToday} or ${dayOf('r.at')} <= ${day}::date)) as "analysedOn",
      i.source = 'pupilRows' and not exists (select from vpr_release shown where shown.import_id = i.id)
        and exists (select from vpr_import_school s join vpr_release r using (school_id)
          where s.import_id = i.id and r.waits and (r.year, r.subject, r.grade) = (i.year, i.subject, i.grade)) as "isHidden",
      (select test from objectivity_state s, jsonb_array_elements(s.summary -> 'tests') as test
        where s.territory_id = ${territoryId} and (s.summary ->> 'form')::int = ${ANALYSIS_FORM}
          and (test -> 'year')::int = i.year and test ->> 'subject' = i.subject and (test -> 'grade')::int = i.grade) as found
    from (${importsAndReports(territoryId)}) as i
    where (${isToday} or ${dayOf('i.imported_at')} <= ${day}::date)
      and (i.undone_at is null or not ${isToday} and ${dayOf('i.undone_at')} > ${day}::date)
    order by i.source, i.id`.execute(db);
  return rows.map(({ found, ...own }) => ({ ...own, whyNot: found?.judged === 0 ? whyUndecided(found.checks) : null }));
}

/** The newest step of each case up to the day decides whether its sign stood confirmed then. */
async function findConfirmedAsOf(db: Kysely<Database>, { day, territoryId }: AskedDay): Promise<ConfirmedSign[]> {
  const { rows } = await sql<ConfirmedSign>`
    select c.school_id as "schoolId", c.id as "caseId", c.sign, step.day as "confirmedOn",
      array(select m.assigned_on::text from objectivity_measure m
        where m.school_id = c.school_id and m.case_id = c.id and m.assigned_on <= ${day}::date
          and not exists (select from objectivity_measure_version v
            where v.school_id = m.school_id and v.measure_id = m.id and v.state = 'dropped' and v.day <= ${day}::date
              and not exists (select from objectivity_measure_version later
                where later.school_id = v.school_id and later.measure_id = v.measure_id and later.version > v.version
                  and later.day <= ${day}::date))
        order by m.assigned_on) as "measuresAssignedOn"
    from objectivity_case c
    join school on school.id = c.school_id and school.territory_id = ${territoryId}
    join lateral (select v.day, v.outcome from objectivity_case_version v
      where v.school_id = c.school_id and v.case_id = c.id and v.day <= ${day}::date
      order by v.version desc limit 1) as step on step.outcome = 'confirmed'
    order by c.school_id, c.id`.execute(db);
  return rows;
}

/** What the roadmap counts (every imported test analysed, every school with a confirmed sign has a measure), as it stood on a day. */
export async function findObjectivityEvidence(db: Kysely<Database>, asked: AskedDay): Promise<ObjectivityEvidence> {
  return { imports: await findImportsAsOf(db, asked), confirmed: await findConfirmedAsOf(db, asked) };
}
