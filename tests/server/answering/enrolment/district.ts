/** The schools of the files in tests/fixtures/files, as a district that keeps them, and what the manifest says of the files. */
import { readFileSync } from 'node:fs';
import { readRegister, textAt } from '../../../../server/people/imports/register-file.ts';
import { insertTerritory } from '../../../../server/people/territories/store.ts';
import type { Services } from '../../../../server/services.ts';
import columns from '../../../../surveys/file-words/schools.json' with { type: 'json' };

export const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../fixtures/files/${name}`, import.meta.url));

type Told = {
  file: string;
  asOf: string;
  rows: number;
  headerRow: number;
  sheet: string;
  faults: { cell: string }[];
  truth: { perSchool: Record<string, Record<string, number>> };
};
/** What the manifest says of a file. */
export const told = (file: string): Told => {
  const all: Told[] = JSON.parse(fixture('manifest.json').toString());
  const found = all.find((each) => each.file === file);
  if (!found) throw new Error(`the manifest has no ${file}`);
  return found;
};

/** @returns the district and its schools by their short names */
export async function makeDistrict({ db }: Services) {
  const name = { ru: 'Светлореченский район', en: 'Svetlorechensky district' };
  const territoryId = await insertTerritory(db, 'municipality', name, null);
  const register = await readRegister(fixture('schools.csv'), columns, {});
  if ('trouble' in register) throw new Error('the register of schools cannot be read');
  const schools = new Map<string, number>();
  for (const row of register.rows) {
    const [full, short] = ['name', 'shortName'].map((column) => textAt(row, column));
    const { id } = await db
      .insertInto('school')
      .values({
        territory_id: territoryId,
        name: JSON.stringify({ ru: full, en: full }),
        short_name: JSON.stringify({ ru: short, en: short }),
        oko_login: textAt(row, 'login'),
        own_code: textAt(row, 'code'),
        aliases: textAt(row, 'aliases')
          .split('|')
          .map((alias) => alias.trim()),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    schools.set(short, id);
  }
  return { territoryId, schools };
}
