/** The way of a file of results over HTTP: upload, check, confirm. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Mapping } from '../../../../server/ground/db/stored/schemas.ts';
import type { ImportDetail, UploadResponse } from '../../../../server/objectivity/imports/schemas.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { ask, request } from '../../asking.ts';
import { makeWorld, type World } from '../../world.ts';

/** Three items: 1 and 2 and 2 points; marks from 2, 3 and 4 points. */
export const TEST = { year: 2026, subject: 'biology', grade: 6 };
const DESCRIPTION = {
  ...TEST,
  title: { ru: 'Биология', en: 'Biology' },
  maximum: 5,
  cuts: [2, 3, 4],
  items: [
    { name: '1', maximum: 1 },
    { name: '2', maximum: 2 },
    { name: '3', maximum: 2 },
  ],
};

export const HEADER = ['Школа', 'Код', 'Класс', 'Вариант', '1', '2', '3', 'Сумма', 'Отметка', 'Журнал'];

export type Importing = {
  opora: TestApplication;
  world: World;
  cookie: string;
  upload(bytes: Buffer | string, name?: string): Promise<Response>;
  uploaded(bytes: Buffer | string): Promise<UploadResponse>;
  detail(id: number): Promise<ImportDetail>;
  post(path: string, body?: unknown, cookie?: string): Promise<Response>;
  /** Checks by the proposed mapping, changed where `change` says so, and waits for the end. */
  check(id: number, change?: Partial<Mapping>, schoolId?: number): Promise<ImportDetail>;
  /** Confirms and waits for the end. */
  confirm(id: number, leaveOut?: boolean): Promise<ImportDetail>;
};

/** @param schools of the district */
export async function startImporting(schools = 3): Promise<Importing> {
  const opora = await startApplication();
  const world = await makeWorld(opora.services, schools);
  const cookie = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  const post = (path: string, body: unknown = {}, as = cookie) => request(opora, as, 'POST', path, body);
  await post('/api/vpr-tests', { tests: [DESCRIPTION] });
  const upload = (bytes: Buffer | string, name = 'results.csv') => {
    const form = new FormData();
    for (const [field, value] of Object.entries(TEST)) form.append(field, String(value));
    form.append('file', new File([new Uint8Array(Buffer.from(bytes))], name));
    return fetch(`${opora.url}/api/vpr-imports`, { method: 'POST', headers: { cookie }, body: form });
  };
  const detail = async (id: number): Promise<ImportDetail> =>
    (await ask(opora, cookie, 'GET', `/api/vpr-imports/${id}`)).body;
  const finished = async (id: number): Promise<ImportDetail> => {
    for (;;) {
      const found = await detail(id);
      if (!found.job || found.job.failed !== null) return found;
      await wait(20);
    }
  };
  return {
    opora,
    world,
    cookie,
    upload,
    uploaded: async (bytes) => (await upload(bytes)).json(),
    detail,
    post,
    async check(id, change = {}, schoolId) {
      const { mapping } = await detail(id);
      const response = await post(`/api/vpr-imports/${id}/check`, { mapping: { ...mapping, ...change }, schoolId });
      if (response.status !== 202) throw new Error(`the check was refused: ${await response.text()}`);
      return finished(id);
    },
    async confirm(id, leaveOut = false) {
      const response = await post(`/api/vpr-imports/${id}/confirm`, { leaveOut });
      if (response.status !== 202) throw new Error(`the import was refused: ${await response.text()}`);
      return finished(id);
    },
  };
}

/** A row of the table: every value may be replaced. */
export function row(
  number: number,
  values: Partial<Record<(typeof HEADER)[number], string | number>> = {},
): (string | number)[] {
  const good = {
    Школа: 'Школа 1',
    Код: `60${number}`,
    Класс: '6А',
    Вариант: 1,
    1: 1,
    2: 2,
    3: 0,
    Сумма: 3,
    Отметка: 4,
    Журнал: 4,
  };
  return HEADER.map((column) => ({ ...good, ...values })[column as keyof typeof good]);
}

export const csv = (rows: (string | number)[][], header: string[] = HEADER): string =>
  [header, ...rows].map((cells) => cells.join(';')).join('\r\n');
