/** A simulated district: schools with sizes, designations and hidden risks, in any empty database. */
import type { Kysely } from 'kysely';
import type { Random } from '../../../analytics/random.ts';
import type { RiskModel } from '../../../surveys/schema.ts';
import { insertRoll } from '../../answering/campaigns/store.ts';
import type { Database, DesignationKind } from '../../ground/db/schema.ts';
import { insertDesignation, insertSchool } from '../../people/schools/store.ts';
import { insertTerritory } from '../../people/territories/store.ts';
import type { SchoolSize } from './facts.ts';
import {
  type Careless,
  carelessOf,
  type DistrictLatent,
  drawDistrict,
  drawSchool,
  type SchoolLatent,
} from './latent.ts';
import { schoolName, TERRITORY } from './names.ts';

/** Of 20 schools 12 are in the programme: 6 with low results, 3 in hard conditions, 3 both. Other numbers keep the shares. */
const PATTERN: DesignationKind[][] = [
  ...Array.from({ length: 6 }, (): DesignationKind[] => ['lowResults']),
  ...Array.from({ length: 3 }, (): DesignationKind[] => ['hardConditions']),
  ...Array.from({ length: 3 }, (): DesignationKind[] => ['lowResults', 'hardConditions']),
  ...Array.from({ length: 8 }, (): DesignationKind[] => []),
];

export type SimulatedSchool = {
  id: number;
  designations: DesignationKind[];
  size: SchoolSize;
  /** Pupils by surveyed grade. */
  grades: Record<6 | 8, number>;
  latent: SchoolLatent;
  careless: Careless;
};

export type SimulatedDistrict = { territoryId: number; schools: SimulatedSchool[]; latent: DistrictLatent };

/** @param years school years (spring) for which designations and rolls are written */
export async function simulateDistrict(
  db: Kysely<Database>,
  model: RiskModel,
  count: number,
  years: number[],
  random: Random,
): Promise<SimulatedDistrict> {
  const regionId = await insertTerritory(db, 'region', TERRITORY.region, null);
  const territoryId = await insertTerritory(db, 'municipality', TERRITORY.municipality, regionId);
  const latent = drawDistrict(model, random);
  const schools: SimulatedSchool[] = [];
  for (let index = 0; index < count; index++) {
    const designations = PATTERN[index % PATTERN.length];
    const id = await insertSchool(db, territoryId, schoolName(index));
    for (const year of years) for (const kind of designations) await insertDesignation(db, id, year, kind);
    const school = {
      id,
      designations,
      ...drawSize(index, random),
      latent: drawSchool(model, latent, designations, random),
      careless: carelessOf(index),
    };
    for (const year of years) await insertRoll(db, id, `${year - 1}-09-01`, rollOf(school));
    schools.push(school);
  }
  return { territoryId, schools, latent };
}

/** Every sixth school is a small rural one whose grades are joined into one cell. */
function drawSize(index: number, random: Random): Pick<SimulatedSchool, 'size' | 'grades'> {
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const small = index % 6 === 5;
  const grades = small ? { 6: between(7, 9), 8: between(8, 12) } : { 6: between(24, 58), 8: between(24, 58) };
  const pupils = Math.round(((grades[6] + grades[8]) / 2) * 10.5);
  return { grades, size: { pupils, teachers: small ? between(10, 13) : between(18, 36) } };
}

function rollOf({ grades, size }: Pick<SimulatedSchool, 'grades' | 'size'>) {
  return [
    { audience: 'teacher' as const, grade: 0, people: size.teachers },
    ...([6, 8] as const).flatMap((grade) =>
      (['student', 'parent'] as const).map((audience) => ({ audience, grade, people: grades[grade] })),
    ),
  ];
}
