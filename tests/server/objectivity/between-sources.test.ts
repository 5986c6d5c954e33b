/** Rows, reports and means of one test beside each other: no two of them tell of one pupil whom only one has. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportUploadResponse } from '../../../server/objectivity/reports/schemas.ts';
import type { TableUploadResponse } from '../../../server/results/means/schemas.ts';
import { ask } from '../asking.ts';
import { csv, type Importing, row, startImporting, TEST } from './imports/importing.ts';

let importing: Importing;
let head: string;
beforeAll(async () => {
  importing = await startImporting(5);
  head = await importing.opora.signInAs('head', { territoryId: null, schoolId: importing.world.schoolIds[0] });
});
afterAll(() => importing.opora.stop());

const totalOf = (number: number): number => number % 5;
/** Of the school: totals 0 … 4 in turn, marks from 2, 3 and 4 points. */
const importRows = async (count: number, school = 'Школа 1'): Promise<number> => {
  const rows = Array.from({ length: count }, (_, number) =>
    row(number, { Школа: school, 1: '', 2: '', 3: '', Сумма: totalOf(number), Отметка: '', Журнал: 3 }),
  );
  const id = (await importing.uploaded(csv(rows))).id as number;
  await importing.check(id, { items: [] });
  expect((await importing.confirm(id)).state).toBe('imported');
  await importing.opora.services.jobs.idle();
  return id;
};

async function send(path: string, text: string, fields: Record<string, string | number> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  form.append('file', new File([text], 'table.csv'));
  const { cookie, opora } = importing;
  const response = await fetch(`${opora.url}${path}`, { method: 'POST', headers: { cookie }, body: form });
  return { status: response.status, body: await response.json() };
}

/** How many pupils have each of the marks 2 … 5. */
const marksOf = (count: number): number[] => {
  const totals = Array.from({ length: count }, (_, number) => totalOf(number));
  const from = [0, 2, 3, 4, 6];
  return from.slice(0, -1).map((low, at) => totals.filter((total) => total >= low && total < from[at + 1]).length);
};
const loadMarks = (count: number, school = 'Школа 1', counts = marksOf(count)) =>
  send(
    '/api/objectivity/reports',
    ['Группы участников;Кол-во участников;2;3;4;5', [school, count, ...counts].join(';')].join('\n'),
    { ...TEST, store: 'yes' },
  ) as Promise<{ status: number; body: ReportUploadResponse }>;

async function loadMean(count: number, school = 'Школа 1'): Promise<TableUploadResponse['table']> {
  const sum = Array.from({ length: count }, (_, number) => totalOf(number)).reduce((a, b) => a + b, 0);
  const header = 'Школа;Год;Работа;Класс;Учеников;Средний балл;Стандартное отклонение';
  const line = [school, 2026, 'Биология', 6, count, (sum / count).toFixed(2).replace('.', ','), '1,4'].join(';');
  const { body } = await send('/api/result-tables', [header, line].join('\n'));
  expect(body.table).toMatchObject({ rows: 1, faults: [] });
  await importing.post(`/api/result-tables/${body.table.id}/confirm`, { leaveOut: false });
  const { tables } = (await ask(importing.opora, importing.cookie, 'GET', '/api/result-tables')).body;
  return tables.find((own: { id: number }) => own.id === body.table.id);
}

const undoRows = (id: number) => importing.post(`/api/vpr-imports/${id}/undo`);

describe('rows alone that a mean keeps hidden', () => {
  it('are told of to whoever imports, on the school’s page by the name of the subject, and in row 21 of the roadmap', async () => {
    const { cookie, opora, world } = importing;
    await loadMean(20, 'Школа 3');
    const rows = await importRows(19, 'Школа 3');
    const { imports } = (await ask(opora, cookie, 'GET', '/api/vpr-imports')).body;
    expect(imports[0]).toMatchObject({ id: rows, current: 1, waiting: 0, hidden: 1 });
    const { waiting } = (await ask(opora, cookie, 'GET', `/api/schools/${world.schoolIds[2]}/objectivity`)).body;
    expect(waiting).toMatchObject([{ isShown: false, title: { ru: 'Биология', en: 'Biology' } }]);
    const { activity } = (await ask(opora, cookie, 'GET', '/api/roadmap/2026/activities/21')).body;
    expect(activity.missing).toMatchObject([{ what: 'unchecked.hidden', count: 1 }]);
    expect(activity.value).toBe(0);
    await undoRows(rows);
  });
});

describe('after rows of 25 pupils', () => {
  it('a report and a mean of one to four more stay out, and those of as many and of five more do not', async () => {
    await importRows(25);
    for (const more of [1, 4]) {
      expect((await loadMarks(25 + more)).status).toBe(400);
      expect(await loadMean(25 + more)).toMatchObject({ withheld: 1 });
    }
    expect(await loadMarks(25)).toMatchObject({ status: 201, body: { good: 1 } });
    expect(await loadMean(25)).toMatchObject({ withheld: 0 });
    expect(await loadMarks(30)).toMatchObject({ status: 201, body: { good: 1 } });
  });

  it('a report of as many in which one pupil has another mark stays out', async () => {
    const [two, three, ...higher] = marksOf(25);
    const { body, status } = await loadMarks(25, 'Школа 1', [two - 1, three + 1, ...higher]);
    expect([status, body]).not.toContainEqual(201);
  });
});

describe('before rows', () => {
  const shown = async () => {
    const path = `/api/schools/${importing.world.schoolIds[1]}/objectivity`;
    const { tests, waiting } = (await ask(importing.opora, importing.cookie, 'GET', path)).body;
    return { n: tests.map((own: { n: number | null }) => own.n), waiting };
  };

  it('a report of 30 keeps rows of 29 from being shown, and lets those of 30 and of 35 be', async () => {
    expect((await loadMarks(30, 'Школа 2')).status).toBe(201);
    await importRows(29, 'Школа 2');
    const { n, waiting } = await shown();
    expect(n).not.toContain(29);
    expect(waiting).toMatchObject([{ isShown: false }]);
    await importRows(30, 'Школа 2');
    expect((await shown()).n).toContain(30);
    await importRows(35, 'Школа 2');
    expect((await shown()).n).toContain(35);
  });

  it('a mean of 20 keeps rows of 19 and a report of 21 from being shown, also once the rows were undone', async () => {
    expect(await loadMean(20, 'Школа 3')).toMatchObject({ withheld: 0 });
    expect((await loadMarks(21, 'Школа 3')).status).toBe(201);
    const rows = await importRows(19, 'Школа 3');
    const path = `/api/schools/${importing.world.schoolIds[2]}/objectivity`;
    const { tests, waiting } = (await ask(importing.opora, importing.cookie, 'GET', path)).body;
    expect(tests.map((own: { n: number | null }) => own.n)).not.toContain(19);
    expect(waiting).toHaveLength(1);
    await undoRows(rows);
  });
});

it('a report of four participants, of which nothing is told, keeps nothing back', async () => {
  expect((await loadMarks(4, 'Школа 4')).status).toBe(201);
  await importRows(8, 'Школа 4');
  const path = `/api/schools/${importing.world.schoolIds[3]}/objectivity`;
  const { tests, waiting } = (await ask(importing.opora, importing.cookie, 'GET', path)).body;
  expect([tests.map((own: { n: number | null }) => own.n), waiting]).toEqual([[8], []]);
});

it('tells the head nothing that only one source has', async () => {
  const path = `/api/schools/${importing.world.schoolIds[0]}/objectivity`;
  const { tests } = (await ask(importing.opora, head, 'GET', path)).body;
  expect(tests.map((own: { n: number | null }) => own.n)).toEqual([25]);
});

it('a mean is compared also where nobody describes the test any more', async () => {
  const { cookie, opora } = importing;
  const described = await ask(opora, cookie, 'DELETE', `/api/vpr-tests/${TEST.year}/${TEST.subject}/${TEST.grade}`);
  expect(described.status).toBe(204);
  expect(await loadMean(24)).toMatchObject({ withheld: 1 });
  expect(await loadMean(25)).toMatchObject({ withheld: 0 });
});
