/** A district whose results are imported and looked at: school 7 lifts pupils over cut-offs, school 15 copies. */
import { askForAnalyses } from '../../../server/objectivity/findings/job.ts';
import { seedVpr } from '../../../server/operation/demo/vpr.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { request } from '../asking.ts';
import { makeWorld, type World } from '../world.ts';

export const LIFTING = 6;
export const COPYING = 14;

export type JudgedDistrict = {
  opora: TestApplication;
  world: World;
  cookie: string;
  accountId: string;
  get(path: string, as?: string): Promise<Response>;
  send(method: string, path: string, body: unknown, as?: string): Promise<Response>;
  upload(path: string, bytes: string | Buffer, fields?: Record<string, string>, as?: string): Promise<Response>;
};

export async function startDistrict(): Promise<JudgedDistrict> {
  const opora = await startApplication();
  const world = await makeWorld(opora.services, 20);
  const cookie = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  const get = (path: string, as = cookie) => request(opora, as, 'GET', path);
  const { account } = await (await get('/api/session')).json();
  return {
    opora,
    world,
    cookie,
    accountId: account.id,
    get,
    send: (method, path, body, as = cookie) => request(opora, as, method, path, body),
    upload: (path, bytes, fields = {}, as = cookie) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new File([new Uint8Array(Buffer.from(bytes))], 'table.csv'));
      return fetch(opora.url + path, { method: 'POST', headers: { cookie: as }, body: form });
    },
  };
}

/** Imports four tests and waits until they are looked at. */
export async function importAndJudge({ accountId, opora, world }: JudgedDistrict): Promise<void> {
  const { services } = opora;
  await seedVpr(services, world.territoryId, 2026, accountId);
  await askForAnalyses(services);
  await services.jobs.idle();
}
