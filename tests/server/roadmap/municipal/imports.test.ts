/** A roadmap from a table: what is read, what is refused, and that nothing is stored before it is confirmed. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workbook } from '../../../../server/ground/files/workbook.ts';
import { readRoadmap } from '../../../../server/roadmap/municipal/imports/read-roadmap.ts';
import type { RoadmapImportResponse } from '../../../../server/roadmap/municipal/imports/schemas.ts';
import { roadmapTable } from '../../../../server/roadmap/municipal/imports/table.ts';
import type { RoadmapContent, RoadmapHistory } from '../../../../server/roadmap/municipal/schemas.ts';
import { templateFor } from '../../../../server/roadmap/municipal/year.ts';
import { loadContent } from '../../../../surveys/load.ts';
import type { Roadmap } from '../../../../surveys/roadmap.ts';
import { openStage, type Stage, send } from '../evidence/stage.ts';

const YEAR = 2026;
const source = templateFor(await loadContent(), YEAR) as Roadmap;

const csv = (...rows: string[]) => Buffer.from(rows.join('\n'));
const HEADER = '№;Мероприятие;Сроки;Ответственные;Показатель;Цель;Правило';

async function wordDocument(...rows: string[][]): Promise<Buffer> {
  const table = new Table({
    rows: rows.map(
      (cells) => new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
    ),
  });
  const title = new Paragraph('Приложение к приказу');
  return Buffer.from(await Packer.toBuffer(new Document({ sections: [{ children: [title, table] }] })));
}

describe('a roadmap from a table', () => {
  it('comes back from a spreadsheet as it went out', async () => {
    const { header, rows } = roadmapTable(source);
    const { content, faults, rows: changes } = await readRoadmap(await workbook(header, rows), source, YEAR);
    expect(faults).toEqual([]);
    expect(changes.filter(({ change }) => change !== 'same')).toEqual([]);
    expect(content).toEqual(source);
  });

  it('is read from a Word document with titles of sections across the table; what it leaves out stays', async () => {
    const bytes = await wordDocument(
      ['№ п/п', 'Мероприятия', 'Сроки', 'Ответственные'],
      ['I. Управление комплексом мер'],
      ['1.', source.activities[0].title.ru, 'март 2026', 'Министерство'],
      ['VII. Новое дело'],
      ['7', 'Установочный семинар для всех', 'до 15 мая', 'Тьюторы; Совет ветеранов'],
    );
    const { content, faults, rows } = await readRoadmap(bytes, source, YEAR);
    expect(faults).toEqual([]);
    const [first, seventh] = content.activities;
    expect(first).toEqual({ ...source.activities[0], period: { from: '2026-03-01', to: '2026-03-31' } });
    const before = source.activities.find(({ no }) => no === 7);
    expect(seventh.section).toBe('VII');
    expect(seventh.responsible).toEqual(['tutor', 'Совет ветеранов']);
    expect(seventh.computes).toEqual(before?.computes);
    expect(seventh.period).toEqual({ from: '2026-01-01', to: '2026-05-15' });
    expect(rows.find(({ no }) => no === 7)?.change).toBe('changed');
    expect(rows.filter(({ change }) => change === 'removed').length).toBe(source.activities.length - 2);
  });

  it('is read in no time of as many sections as it has lines', async () => {
    const codeOf = (index: number) =>
      [...index.toString(3).padStart(9, '0')].map((digit) => 'IVX'[Number(digit)]).join('');
    const titles = Array.from({ length: 4_900 }, (_, index) => `${codeOf(index)}. Раздел ${index};;`);
    const began = process.cpuUsage();
    const { content } = await readRoadmap(csv('№;Мероприятие;Сроки', ...titles, '1;Совещание;март'), source, YEAR);
    const { user } = process.cpuUsage(began);
    expect(content.sections).toHaveLength(source.sections.length + titles.length);
    // In microseconds; every title was folded once more for every section before it, which took minutes.
    expect(user).toBeLessThan(3_000_000);
  });

  it('takes a new row when it says how it is counted', async () => {
    const bytes = csv(
      HEADER,
      'I. Управление комплексом мер',
      '40;День открытых дверей;май;директора школ;;2;eventHeld event=other',
    );
    const { content, faults } = await readRoadmap(bytes, source, YEAR);
    expect(faults).toEqual([]);
    expect(content.activities[0]).toMatchObject({
      no: 40,
      section: 'I',
      responsible: ['head'],
      target: { value: 2, unit: 'count' },
      computes: { rule: 'eventHeld', event: 'other' },
    });
  });

  it.each([
    ['no number', 'по мере надобности;Семинар;май;;;;', 'numberUnknown', 'по мере надобности'],
    ['a number twice', '1;Отбор;май;;;;\n1;Отбор;май;;;;', 'duplicate', '1'],
    ['no title', '1;;май;;;;', 'titleMissing', ''],
    ['a time that says nothing', '1;Отбор;по плану;;;;', 'periodUnknown', 'по плану'],
    ['an end before the beginning', '1;Отбор;май – март;;;;', 'periodBackwards', 'май – март'],
    ['a target that is no number', '1;Отбор;май;;;много;', 'targetUnknown', 'много'],
    ['a new row without a rule', '40;Новое;май;;;;', 'ruleMissing', ''],
    ['a rule that nobody knows', '1;Отбор;май;;;;guess', 'ruleUnknown', 'guess'],
    ['a rule that lacks what it counts', '1;Отбор;май;;;;eventHeld', 'ruleUnknown', 'eventHeld'],
  ])('names the line of %s', async (_, rows, code, found) => {
    const { faults } = await readRoadmap(csv(HEADER, ...rows.split('\n')), source, YEAR);
    expect(faults).toContainEqual({ line: 1 + rows.split('\n').length, code, found });
  });

  it('says which column is missing', async () => {
    const { faults } = await readRoadmap(csv('Школа;Класс', 'Первая;6'), source, YEAR);
    expect(faults).toEqual([{ line: 1, code: 'columnMissing', found: 'мероприятие' }]);
  });
});

describe('the import of a roadmap over HTTP', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.opora.stop());

  async function upload(bytes: Buffer, fields: Record<string, string> = {}) {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('file', new Blob([new Uint8Array(bytes)]), 'карта.csv');
    const headers = { cookie: stage.cookies.chief, origin: stage.opora.url };
    const response = await fetch(`${stage.opora.url}/api/roadmap/2026/import`, { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as RoadmapImportResponse & { code?: string } };
  }
  const inForce = async () =>
    (await send<RoadmapHistory>(stage, stage.cookies.chief, 'GET', '/api/roadmap/2026/history')).body.versions;

  it('finds the one that was taken along on the sheet that has its name', async () => {
    const path = `${stage.opora.url}/api/roadmap/2026/table`;
    const response = await fetch(path, { headers: { cookie: stage.cookies.chief } });
    const { body } = await upload(Buffer.from(await response.arrayBuffer()));
    expect(body).toMatchObject({ place: { sheet: 'Дорожная карта', line: 1 }, faults: [] });
    expect(body.rows.every(({ change }) => change === 'same')).toBe(true);
  });

  it('shows first, stores when confirmed, and keeps what was before', async () => {
    const bytes = csv(HEADER, `1;Отбор школ;апрель;;;;`);
    const seen = await upload(bytes);
    expect(seen.body).toMatchObject({ stored: false, unreadable: null, faults: [], version: 0 });
    expect(seen.body.rows.filter(({ change }) => change === 'changed').map(({ no }) => no)).toEqual([1]);
    expect(await inForce()).toEqual([]);
    const stored = await upload(bytes, { store: 'yes', version: '0' });
    expect(stored.body).toMatchObject({ stored: true, version: 2 });
    expect((await inForce()).map(({ note, version }) => [version, note])).toEqual([
      [2, 'карта.csv'],
      [1, ''],
    ]);
    const { body } = await send<RoadmapContent>(stage, stage.cookies.chief, 'GET', '/api/roadmap/2026/versions/2');
    expect(body.content.activities.map(({ no }) => no)).toEqual([1]);
  });

  it('refuses what others have changed meanwhile, and a table with faults', async () => {
    const late = await upload(csv(HEADER, '1;Отбор;май;;;;'), { store: 'yes', version: '0' });
    expect([late.status, late.body.code]).toEqual([409, 'roadmapChanged']);
    const faulty = await upload(csv(HEADER, '1;Отбор;никогда;;;;'), { store: 'yes', version: '2' });
    expect([faulty.status, faulty.body.code]).toEqual([400, 'invalid']);
    expect((await inForce()).length).toBe(2);
  });

  it('tells what cannot be read at all', async () => {
    const { body } = await upload(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]));
    expect(body.unreadable?.code).toBe('oldExcel');
  });
});
