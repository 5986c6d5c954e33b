/**
 * Broken files over HTTP: whatever is sent, the server answers in its own words, stores all or nothing, and loses no row without
 * saying so.
 */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { putDistrictTests } from '../../../../server/objectivity/tests/store.ts';
import { readTests } from '../../../../server/objectivity/tests/upload.ts';
import { fixture, makeDistrict } from '../../answering/enrolment/district.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { request } from '../../asking.ts';
import { createRandom } from '../../operation/fuzz/random.ts';
import { mutate } from './mutants.ts';

const SEED = 20_261_130;
/** Of one answer: a thread that turns for ever is ended after thirty seconds. */
const LONGEST_MS = 20_000;
const names = readdirSync(new URL('../../../fixtures/files/', import.meta.url)).filter((name) =>
  /\.(xlsx|csv|xls)$/.test(name),
);

let opora: TestApplication;
let cookie: string;
beforeAll(async () => {
  opora = await startApplication();
  const { territoryId } = await makeDistrict(opora.services);
  const { tests } = await readTests('tests.csv', fixture('tests.csv'));
  await putDistrictTests(opora.services.db, { territoryId, by: null, at: new Date() }, tests);
  cookie = await opora.signInAs('analyst', { territoryId, schoolId: null });
}, 120_000);
afterAll(() => opora.stop());

type Counted = {
  rows: number;
  good: number;
  absent?: number;
  references?: number;
  faultyRows: number;
  leftOut?: Record<string, number>;
};

/** What is said of rows without a word: none. */
const lost = ({ absent = 0, faultyRows, good, leftOut = {}, references = 0, rows }: Counted): number =>
  rows - good - absent - references - faultyRows - Object.values(leftOut).reduce((sum, count) => sum + count, 0);

async function send(path: string, bytes: Buffer, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new File([new Uint8Array(bytes)], 'file.xlsx'));
  const started = performance.now();
  const response = await fetch(opora.url + path, { method: 'POST', headers: { cookie }, body: form });
  const body = await response.json();
  return { status: response.status, body, ms: performance.now() - started };
}

const TEST = { year: '2026', subject: 'russian', grade: '7' };
const stored = async (table: 'vpr_result' | 'vpr_report_line' | 'vpr_report') => {
  const { db } = opora.services;
  const { rows } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<string>().as('rows'))
    .executeTakeFirstOrThrow();
  return Number(rows);
};

/** A file of pupils on its whole way; what was asked to be left out is left out. */
async function importPupils(id: number): Promise<string[]> {
  const path = `/api/vpr-imports/${id}`;
  const detail = async () => (await request(opora, cookie, 'GET', path)).json();
  const { mapping, schoolId } = await detail();
  const asked = await request(opora, cookie, 'POST', `${path}/check`, { mapping, schoolId });
  if (asked.status >= 500) return [`check ${asked.status}`];
  if (asked.status !== 202) return [];
  await opora.services.jobs.idle();
  const { preview } = await detail();
  // Names that only the chosen column shows: the upload is forgotten.
  if (!preview) return [];
  const faults = lost(preview) === 0 ? [] : [`pupils: ${lost(preview)} of ${preview.rows} rows lost`];
  const before = await stored('vpr_result');
  const confirmed = await request(opora, cookie, 'POST', `${path}/confirm`, { leaveOut: true });
  if (confirmed.status >= 500) faults.push(`confirm ${confirmed.status}`);
  await opora.services.jobs.idle();
  const more = (await stored('vpr_result')) - before;
  const due = confirmed.status === 202 ? preview.good : 0;
  if (more !== due) faults.push(`pupils: ${more} stored of ${due}`);
  return faults;
}

async function offer(bytes: Buffer): Promise<string[]> {
  const faults: string[] = [];
  const look = await send('/api/files/recognise', bytes, {});
  const reportFields = { ...TEST, store: 'yes', leaveOut: 'yes' };
  const lines = await stored('vpr_report_line');
  const report = await send('/api/objectivity/reports', bytes, TEST);
  if (report.status === 200 && report.body.kind !== null && lost(report.body) !== 0)
    faults.push(`report: ${lost(report.body)} of ${report.body.rows} rows lost`);
  const kept = await send('/api/objectivity/reports', bytes, reportFields);
  const more = (await stored('vpr_report_line')) - lines;
  const due = kept.status === 201 ? kept.body.good : 0;
  if (more !== due) faults.push(`report: ${more} stored of ${due}`);
  const list = await send('/api/objectivity/lists', bytes, { year: '2026', store: 'no' });
  const pupils = await send('/api/vpr-imports', bytes, TEST);
  if (pupils.body.id) faults.push(...(await importPupils(pupils.body.id)));
  for (const [name, { body, ms, status }] of Object.entries({ look, report, kept, list, pupils })) {
    if (status >= 500) faults.push(`${name}: ${status} ${JSON.stringify(body)}`);
    if (ms > LONGEST_MS) faults.push(`${name}: ${Math.round(ms)} ms`);
  }
  return faults;
}

/** @returns what went wrong, each with the number and the name of the file, and how much was stored in all */
export async function offerMutants(files: number): Promise<{ faults: string[]; reports: number; results: number }> {
  const random = createRandom(SEED);
  const faults: string[] = [];
  for (let at = 0; at < files; at += 1) {
    const name = names[at % names.length];
    const own = await offer(mutate(fixture(name), random));
    faults.push(...own.map((fault) => `${at} ${name}: ${fault}`));
  }
  return { faults, reports: await stored('vpr_report'), results: await stored('vpr_result') };
}
