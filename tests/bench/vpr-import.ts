/** How long a large file of results takes from the upload to the stored results, as CSV and as XLSX, and what is seen meanwhile. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import writeExcel from 'write-excel-file/node';
import type { ImportDetail, UploadResponse } from '../../server/objectivity/imports/schemas.ts';
import { startDemoProcess } from '../server/process.ts';
import { signIn } from '../server/signIn.ts';

type Test = { year: number; subject: string; grade: number };
type Seconds = Record<'upload' | 'check' | 'store' | 'total', number>;

export type ImportFigures = {
  format: 'csv' | 'xlsx';
  rows: number;
  bytes: number;
  seconds: Seconds;
  /** Different states of progress that were seen, and the slowest answer to somebody who asked meanwhile. */
  steps: number;
  slowestAnswerMs: number;
};

/** Longer waits for others, or no progress at all, are a fault; how fast the rest is depends on the machine. */
const SLOWEST_ANSWER_MS = 2000;
const ASK_EVERY_MS = 100;

type Session = { url: string; cookie: string };

async function ask<Answer>({ url, cookie }: Session, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url + path, { ...init, headers: { ...init.headers, cookie } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

const post = (session: Session, path: string, body: unknown) =>
  ask(session, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** The demo's own file with its pupils repeated under other codes. */
async function enlarge(session: Session, { year, subject }: Test, rows: number): Promise<string[][]> {
  const { url, cookie } = session;
  const response = await fetch(`${url}/api/vpr-examples/${year}/${subject}/csv`, { headers: { cookie } });
  const [header, ...few]: string[][] = parse(await response.text(), { bom: true, delimiter: ';' });
  const code = header.indexOf('Код участника');
  const many = Array.from({ length: rows }, (_, index) => {
    const row = [...few[index % few.length]];
    row[code] += `-${Math.floor(index / few.length)}`;
    return row;
  });
  return [header, ...many];
}

async function fileOf(table: string[][], format: ImportFigures['format']): Promise<Buffer> {
  if (format === 'csv') return Buffer.from(stringify(table, { bom: true, delimiter: ';' }));
  const [header, ...rows] = table;
  const cells = rows.map((row) => row.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell === '' ? null : cell)));
  return writeExcel([header, ...cells]).toBuffer();
}

type Watched = { steps: Set<string>; slowest: number };

/** Asks for the upload until the work on it has ended. */
async function follow(session: Session, id: number, watched: Watched): Promise<ImportDetail> {
  for (;;) {
    const asked = performance.now();
    const detail = await ask<ImportDetail>(session, `/api/vpr-imports/${id}`);
    watched.slowest = Math.max(watched.slowest, performance.now() - asked);
    if (detail.job === null) return detail;
    if (detail.job.failed !== null) throw new Error(`the ${detail.job.kind} failed: ${detail.job.failed}`);
    watched.steps.add(`${detail.job.kind} ${detail.job.done}`);
    await wait(ASK_EVERY_MS);
  }
}

async function measure(
  session: Session,
  test: Test,
  table: string[][],
  format: ImportFigures['format'],
): Promise<ImportFigures> {
  const file = await fileOf(table, format);
  const form = new FormData();
  for (const [name, value] of Object.entries(test)) form.append(name, String(value));
  form.append('file', new File([new Uint8Array(file)], `results.${format}`));
  const watched: Watched = { steps: new Set(), slowest: 0 };
  const began = performance.now();
  const { id } = await ask<UploadResponse>(session, '/api/vpr-imports', { method: 'POST', body: form });
  if (id === null) throw new Error('the file was refused');
  const uploaded = performance.now();
  const { mapping } = await ask<ImportDetail>(session, `/api/vpr-imports/${id}`);
  await post(session, `/api/vpr-imports/${id}/check`, { mapping });
  const { preview } = await follow(session, id, watched);
  if (preview === null || preview.faultCount > 0) throw new Error(`faults: ${JSON.stringify(preview?.byCode)}`);
  const checked = performance.now();
  await post(session, `/api/vpr-imports/${id}/confirm`, { leaveOut: false });
  const { state } = await follow(session, id, watched);
  if (state !== 'imported') throw new Error(`the import ended as ${state}`);
  const done = performance.now();
  const between = (a: number, b: number) => Math.round(b - a) / 1000;
  const seconds = {
    upload: between(began, uploaded),
    check: between(uploaded, checked),
    store: between(checked, done),
    total: between(began, done),
  };
  const figures = { rows: preview.rows, bytes: file.length, seconds };
  return { format, ...figures, steps: watched.steps.size, slowestAnswerMs: Math.round(watched.slowest) };
}

/** @param rows of each file */
async function benchImports(rows: number): Promise<ImportFigures[]> {
  const demo = await startDemoProcess();
  try {
    const analyst = demo.accounts.find(({ role }) => role === 'analyst');
    if (!analyst) throw new Error('the demo has no analyst');
    const session = { url: demo.url, cookie: await signIn(demo.url, analyst.username, analyst.password) };
    const { files } = await ask<{ files: Test[] }>(session, '/api/vpr-examples');
    const { year, subject, grade } = files[0];
    const test = { year, subject, grade };
    const table = await enlarge(session, test, rows);
    return [await measure(session, test, table, 'csv'), await measure(session, test, table, 'xlsx')];
  } finally {
    await demo.stop();
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 on');
  return Number(text);
}

/** Adds the benchmark to the program. Its exit code is 1 when no progress was seen or others had to wait. */
export function register(program: Command): void {
  program
    .command('vpr-import')
    .description('time to import a large file of results, as CSV and as XLSX')
    .option('--rows <n>', 'rows of each file', wholeNumber, 100_000)
    .option('--json', 'print JSON')
    .action(async ({ rows, json }: { rows: number; json?: boolean }) => {
      const all = await benchImports(rows);
      const lines = all.map(
        ({ format, rows: read, bytes, seconds: { upload, check, store, total }, steps, slowestAnswerMs }) =>
          `${format}: ${read} rows, ${(bytes / 1e6).toFixed(1)} MB: upload ${upload} s, check ${check} s, store ${store} s, ` +
          `together ${total} s; ${steps} steps of progress, slowest answer meanwhile ${slowestAnswerMs} ms`,
      );
      process.stdout.write(`${json ? JSON.stringify({ files: all }) : lines.join('\n')}\n`);
      if (all.some(({ steps, slowestAnswerMs }) => steps < 2 || slowestAnswerMs > SLOWEST_ANSWER_MS))
        process.exitCode = 1;
    });
}
