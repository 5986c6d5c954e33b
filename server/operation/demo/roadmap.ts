/** What the demo's district has registered for its roadmap: last year whole, this year as far as today, with some gaps. */
import type { Content } from '../../../surveys/load.ts';
import { yearOf } from '../../ground/days.ts';
import type { Role } from '../../people/identity/roles.ts';
import type { EvidenceDataByKind } from '../../roadmap/evidence/kinds.ts';
import { insertRoadmap } from '../../roadmap/municipal/store.ts';
import { templateFor } from '../../roadmap/municipal/year.ts';
import type { Services } from '../../services.ts';
import { type DemoRecord, insertDemoRecords } from './evidence/store.ts';
import { districtRecords } from './roadmap/district.ts';
import { schoolRecords } from './roadmap/school.ts';

export type RoadmapGround = {
  territoryId: number;
  /** Schools of the programme; those with low results among them; strong partners. */
  schoolIds: number[];
  lowResults: ReadonlySet<number>;
  strong: number[];
  /** The demo's today, YYYY-MM-DD. */
  today: string;
  accounts: ReadonlyMap<Role, string>;
};

/** The ground with the working forms that people answer. */
export type FormedGround = RoadmapGround & Pick<Content, 'forms'>;

export type Kind = keyof EvidenceDataByKind;

/** The data of a record as it was written on a day (MM-DD of the year, or a whole day), for the day it belongs to. */
export type Written<K extends Kind> = [day: string, occursOn: string, data: EvidenceDataByKind[K]];
export type Enter = <K extends Kind>(kind: K, schoolId: number | null, role: Role, ...written: Written<K>[]) => void;

/** Fills a demo; nothing is written after its today. */
export async function seedEvidence(
  { content, db }: Pick<Services, 'content' | 'db'>,
  ground: RoadmapGround,
): Promise<void> {
  const current = yearOf(ground.today);
  const records: DemoRecord[] = [];
  for (const year of [current - 1, current]) {
    const roadmap = templateFor(content, year);
    const stamp = {
      by: ground.accounts.get('chief') ?? '',
      at: new Date(`${year}-01-15T06:00:00Z`),
      day: `${year}-01-15`,
    };
    if (roadmap) await insertRoadmap(db, { territoryId: ground.territoryId, year, content: roadmap }, stamp, '');
    const whole = (day: string) => (day.length > 5 ? day : `${year}-${day}`);
    const enter: Enter = (kind, schoolId, role, ...written) => {
      const versions = written
        .map(([day, occursOn, data]) => ({ day: whole(day), occursOn: whole(occursOn), data }))
        .filter(({ day }) => day <= ground.today);
      if (versions.length > 0) records.push({ schoolId, kind, by: ground.accounts.get(role) ?? '', versions });
    };
    const isFinished = year < current;
    districtRecords(ground, enter, isFinished);
    for (const index of ground.schoolIds.keys())
      schoolRecords({ ...ground, forms: content.forms }, enter, { index, isFinished, year });
  }
  await insertDemoRecords(db, ground.territoryId, records);
}
