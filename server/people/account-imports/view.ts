/** The rows of an import as a person checks them. */
import type { Localized } from '../../../surveys/schema.ts';
import type { Services } from '../../services.ts';
import { findSchoolNames } from '../schools/store.ts';
import { findTerritoryNames } from '../territories/store.ts';
import type { PlannedRow } from './plan.ts';
import type { AccountsPreviewRow } from './schemas.ts';

export async function previewRows(db: Services['db'], rows: readonly PlannedRow[]): Promise<AccountsPreviewRow[]> {
  const places = rows.flatMap(({ person }) => person?.places ?? []);
  const assigned = rows.flatMap(({ person }) => person?.assignments ?? []);
  const schools = await findSchoolNames(db, [
    ...new Set([...places.flatMap(({ schoolId }) => schoolId ?? []), ...assigned]),
  ]);
  const territories = new Map(
    await findTerritoryNames(db, [...new Set(places.flatMap(({ territoryId }) => territoryId ?? []))]),
  );
  const named = (names: Map<number, Localized>, id: number | null): Localized[] => {
    const name = id === null ? undefined : names.get(id);
    return name ? [name] : [];
  };
  return rows.map(({ account, givesAddress, kind, line, name, person }) => ({
    line,
    name,
    kind,
    role: person?.role ?? null,
    places: (person?.places ?? []).flatMap(({ schoolId, territoryId }) => [
      ...named(schools, schoolId),
      ...named(territories, territoryId),
    ]),
    assignments: (person?.assignments ?? []).flatMap((id) => named(schools, id)),
    leavesSchoolsOut: person?.leavesSchoolsOut ?? false,
    email: person?.email ?? null,
    account: account?.name ?? null,
    givesAddress,
  }));
}
