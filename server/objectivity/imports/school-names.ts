import { fold } from '../../../surveys/fold.ts';
import { findSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';

/** Schools of a territory by every name under which a file may know them, folded. */
export async function findSchoolsByName(db: Services['db'], territoryId: number): Promise<Map<string, number>> {
  const schools = await findSchools(db, { territoryIds: [territoryId], schoolIds: [] });
  const names = schools.flatMap(({ id, name, shortName }) =>
    [String(id), name.ru, name.en, shortName.ru, shortName.en].map((each) => [fold(each), id] as const),
  );
  return new Map(names);
}
