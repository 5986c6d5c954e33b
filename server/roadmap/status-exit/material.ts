/** Loads what the criteria are judged by, for some schools of one district. */
import type { LevelResult, MarkCell, RoadmapLine, SchoolResult, StaffFacts } from '../../../analytics/exit/readings.ts';
import { type SchoolSigns, type Signs, signsByYear } from '../../../analytics/exit/signs.ts';
import { findSchoolSigns } from '../../objectivity/evidence/school-signs.ts';
import type { Designation } from '../../people/schools/status.ts';
import { findDesignations, findSchools } from '../../people/schools/store.ts';
import { findBeginning } from '../../people/territories/store.ts';
import { findEducation } from '../../results/gaps/education.ts';
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
  levels: ByYear<ReadonlyMap<string, LevelResult>>;
  staff: ByYear<StaffFacts>;
  lines: ByYear<RoadmapLine[]>;
  signs: ByYear<Signs>;
  judgements: JudgementRow[];
};

/** The results of all schools of the district by year, and the day on which it is read. */
export type District = { results: ByYear<SchoolResult[]>; today: string };

/** @param own schools whose own head reads */
export async function loadMaterial(
  services: Pick<Services, 'db'>,
  territoryId: number,
  schoolIds: number[],
  own: ReadonlySet<number>,
): Promise<Material[]> {
  const { db } = services;
  const campaigns = await pastCampaigns(services, territoryId);
  const beganOn = await findBeginning(db, territoryId);
  const [designations, marks, lines, judgements, levels, staff, signs] = await Promise.all([
    findDesignations(db, schoolIds),
    findMarks(db, schoolIds),
    findLines(db, schoolIds),
    findJudgements(db, schoolIds),
    findLevels(services, campaigns, schoolIds),
    findStaff(services, campaigns, schoolIds, own),
    findSchoolSigns(db, territoryId, schoolIds),
  ]);
  return schoolIds.map((id) => {
    const isOwn = ({ schoolId }: { schoolId: number }) => schoolId === id;
    return {
      schoolId: id,
      designations: designations.get(id) ?? [],
      marks: Map.groupBy(marks.filter(isOwn), ({ year }) => year),
      // What was due before the district's work began and was never entered says nothing of the school.
      lines: Map.groupBy(
        lines.filter((line) => isOwn(line) && (line.state === 'done' || !wasDueBefore({ beganOn }, line.endsOn))),
        ({ roadmapYear }) => roadmapYear,
      ),
      levels: levels.get(id) ?? new Map(),
      staff: staff.get(id) ?? new Map(),
      signs: signsOf(signs.get(id)),
      judgements: judgements.filter(isOwn),
    };
  });
}

const signsOf = (known: SchoolSigns | undefined): ByYear<Signs> => (known ? signsByYear(known) : new Map());

export async function loadDistrict(
  services: Pick<Services, 'clock' | 'content' | 'db'>,
  territoryId: number,
): Promise<District> {
  const all = await findSchools(services.db, { territoryIds: [territoryId], schoolIds: [] });
  const groups = await findEducation(services, territoryId, new Set(all.map(({ id }) => id)));
  const results = groups
    .filter(({ test }) => test === null)
    .map(({ schools, year }): [number, SchoolResult[]] => [
      year,
      schools.flatMap((school) => (school.kind === 'estimate' ? [{ ...school, school: String(school.schoolId) }] : [])),
    ]);
  return { results: new Map(results), today: services.clock.today() };
}
