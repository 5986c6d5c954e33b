/** Loads what the criteria are judged by, for some schools of one district. */
import type { LevelResult, MarkCell, RoadmapLine, SchoolResult, StaffFacts } from '../../../analytics/exit/readings.ts';
import { type SchoolSigns, type Signs, signsByYear } from '../../../analytics/exit/signs.ts';
import type { ExitStatus } from '../../../surveys/exit.ts';
import { findSchoolSigns } from '../../objectivity/evidence/school-signs.ts';
import { findReportedYears } from '../../objectivity/reports/store.ts';
import type { Designation } from '../../people/schools/status.ts';
import { findDesignations } from '../../people/schools/store.ts';
import { findBeginning } from '../../people/territories/store.ts';
import { findStandings } from '../../results/gaps/education.ts';
import type { Services } from '../../services.ts';
import { wasDueBefore } from '../municipal/rules/start.ts';
import { findLines } from '../plans/store.ts';
import { findLevels, findStaff, pastCampaigns } from './campaign-material.ts';
import { findJudgements, findMarks, type JudgementRow } from './store.ts';

type ByYear<Value> = ReadonlyMap<number, Value>;

/** What is known of one school. */
export type Material = {
  schoolId: number;
  designations: Designation[];
  marks: ByYear<MarkCell[]>;
  /** Years of the tests that reports tell of the school. */
  reported: ReadonlySet<number>;
  levels: ByYear<ReadonlyMap<string, LevelResult>>;
  staff: ByYear<StaffFacts>;
  lines: ByYear<RoadmapLine[]>;
  signs: ByYear<Signs>;
  judgements: JudgementRow[];
};

/** The results of all schools of the district by year, and the day on which it is read. */
export type District = { results: ByYear<SchoolResult[]>; today: string };

/** @param own schools whose own head reads @param statuses what they are judged by */
export async function loadMaterial(
  services: Pick<Services, 'db'>,
  territoryId: number,
  schoolIds: number[],
  own: ReadonlySet<number>,
  statuses: readonly ExitStatus[],
): Promise<Material[]> {
  const { db } = services;
  const campaigns = await pastCampaigns(services, territoryId);
  const factors = statuses.flatMap(({ criteria }) => criteria.flatMap(({ factor }) => factor ?? []));
  const beganOn = await findBeginning(db, territoryId);
  const [designations, marks, reported, lines, judgements, levels, staff, signs] = await Promise.all([
    findDesignations(db, schoolIds),
    findMarks(db, schoolIds),
    findReportedYears(db, schoolIds),
    findLines(db, schoolIds),
    findJudgements(db, schoolIds),
    findLevels(services, campaigns, schoolIds, factors),
    findStaff(services, campaigns, schoolIds, own),
    findSchoolSigns(db, territoryId, schoolIds),
  ]);
  // What was due before the district's work began and was never entered says nothing of the school.
  const counted = lines.filter(({ endsOn, state }) => state === 'done' || !wasDueBefore({ beganOn }, endsOn));
  const schoolOf = ({ schoolId }: { schoolId: number }) => schoolId;
  const reportedOf = Map.groupBy(reported, schoolOf);
  const marksOf = Map.groupBy(marks, schoolOf);
  const linesOf = Map.groupBy(counted, schoolOf);
  const judgementsOf = Map.groupBy(judgements, schoolOf);
  return schoolIds.map((id) => {
    return {
      schoolId: id,
      designations: designations.get(id) ?? [],
      reported: new Set(reportedOf.get(id)?.map(({ year }) => year)),
      marks: Map.groupBy(marksOf.get(id) ?? [], ({ year }) => year),
      lines: Map.groupBy(linesOf.get(id) ?? [], ({ roadmapYear }) => roadmapYear),
      levels: levels.get(id) ?? new Map(),
      staff: staff.get(id) ?? new Map(),
      signs: signsOf(signs.get(id)),
      judgements: judgementsOf.get(id) ?? [],
    };
  });
}

const signsOf = (known: SchoolSigns | undefined): ByYear<Signs> => (known ? signsByYear(known) : new Map());

export async function loadDistrict(services: Pick<Services, 'clock' | 'db'>, territoryId: number): Promise<District> {
  const results = (await findStandings(services, territoryId)).map(({ schools, year }): [number, SchoolResult[]] => [
    year,
    schools.flatMap((school) => (school.kind === 'estimate' ? [{ ...school, school: String(school.schoolId) }] : [])),
  ]);
  return { results: new Map(results), today: services.clock.today() };
}
