/** `territory …`: regions and municipalities. */
import { addTerritory } from '../../../people/territories/keeping/territories.ts';
import type { TerritoryKind } from '../../../people/territories/schemas.ts';
import { findRoots, findTerritories } from '../../../people/territories/store.ts';
import { say, withServices } from '../with-session.ts';

type AddOptions = { kind: TerritoryKind; parent?: number; english?: string; json?: boolean };

export function addOne(name: string, { english = '', json, kind, parent }: AddOptions): Promise<void> {
  return withServices(async ({ clock, db }) => {
    const form = { kind, name: { ru: name, en: english }, parentId: parent ?? null };
    const stamp = { by: null, at: clock.now(), day: clock.today() };
    const id = await db.transaction().execute((trx) => addTerritory(trx, form, null, stamp));
    say(json ? JSON.stringify({ id, kind, name, parentId: parent ?? null }) : `${id} ${name}`);
  });
}

export function listAll({ json }: { json?: boolean }): Promise<void> {
  return withServices(async ({ db }) => {
    const all = await findTerritories(db, { territoryIds: await findRoots(db), schoolIds: [] });
    if (json) say(JSON.stringify(all.map(({ id, name }) => ({ id, name: name.ru }))));
    else for (const { id, name } of all) say(`${id} ${name.ru}`);
  });
}
