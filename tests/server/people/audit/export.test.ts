import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertEntry } from '../../../../server/people/audit/store.ts';
import words from '../../../../server/people/audit/words.json' with { type: 'json' };
import { startApplication, type TestApplication } from '../../application.ts';
import { request } from '../../asking.ts';
import { makeWorld, type World } from '../../world.ts';

let opora: TestApplication;
let world: World;
let chief: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
  chief = await opora.signInAs('chief', { territoryId: world.territoryId, schoolId: null });
  const entry = { at: new Date('2026-05-02T22:30:00Z'), accountId: 'gone', schoolId: world.schoolIds[1] } as const;
  for (let index = 0; index < 2_500; index++) {
    await insertEntry(opora.services.db, {
      ...entry,
      action: 'return.sign',
      kind: 'return',
      recordId: index === 0 ? '=HYPERLINK("http://evil.example")' : String(index),
      territoryId: null,
      details: { version: 1 },
    });
  }
});
afterAll(() => opora.stop());

const get = (path: string) => request(opora, chief, 'GET', path);

describe('the export', () => {
  it('holds every entry that passes the filter, in words, in the time of the reader', async () => {
    const response = await get('/api/audit/export?action=return.sign&offset=180');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''%D0%96");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, ...rows] = parse(bytes, { bom: true, delimiter: ';' }) as string[][];
    expect(header).toEqual(Object.values(words.columns).map(({ ru }) => ru));
    expect(rows).toHaveLength(2_500);
    expect(rows[0]).toEqual([
      '2026-05-03 01:30:00',
      'учётная запись удалена',
      'gone',
      'Подписан отчёт директора',
      'отчёт директора',
      '2499',
      'Школа 2',
      'версия: 1',
    ]);
    expect(rows.at(-1)?.[5]).toBe(`'=HYPERLINK("http://evil.example")`);
  });

  it('speaks English too, and is an entry itself', async () => {
    const rows = parse(await (await get('/api/audit/export?language=en&person=chief')).text(), { bom: true });
    expect((rows as string[][])[1]).toContain('Exported the log of actions');
    const { entries } = await (await get('/api/audit?action=audit.export')).json();
    expect(entries.map(({ details }: { details: object }) => details)).toEqual([
      { filter: 'person=chief' },
      { filter: 'action=return.sign' },
    ]);
  });
});
