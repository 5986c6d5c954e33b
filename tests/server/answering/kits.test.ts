/** The kit of a school: notices, cards, forms, a message and the coordinator's sheet in one archive; no code twice, none lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../application.ts';
import { ask as askAs, read, request } from '../asking.ts';
import { answerByCode } from '../phone.ts';
import { answersOf, makeWorld, setState, type World } from '../world.ts';
import { linesOf, readPdf } from './printed.ts';
import { type Unzipped, unzip } from './zip.ts';

let opora: TestApplication;
let world: World;
let coordinator: string;
beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 2, 30);
  coordinator = await opora.signInAs('coordinator', { territoryId: null, schoolId: world.schoolIds[0] });
  await ask('PUT', 'ways', { audience: 'parent', way: 'codes' });
  await ask('PUT', 'ways', { audience: 'teacher', way: 'paper' });
  await askAs(opora, coordinator, 'POST', `/api/campaigns/${world.campaignId}/links`, { most: 20 });
});
afterAll(() => opora.stop());

const address = (path: string, query = '') =>
  `/api/schools/${world.schoolIds[0]}/${path}?campaign=${world.campaignId}${query}`;
const ask = (method: string, path: string, body?: unknown) => askAs(opora, coordinator, method, address(path), body);

async function makeKit(): Promise<Unzipped> {
  const response = await request(opora, coordinator, 'POST', address('kit'), { language: 'ru' });
  expect([response.status, response.headers.get('cache-control')]).toEqual([201, 'no-store']);
  expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('Анкеты – Школа 1 – '));
  return unzip(Buffer.from(await response.arrayBuffer()));
}

const printed = (file: Buffer): string => readPdf(file).flatMap(linesOf).join(' ');
const codesIn = (file: Buffer): string[] => printed(file).match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g) ?? [];
const batches = () => opora.services.db.selectFrom('code_batch').select(['grade', 'codes']).orderBy('grade').execute();

describe('the kit of a school', () => {
  let kit: Unzipped;

  it('is told before it is made', async () => {
    const path = `/api/campaigns/${world.campaignId}/kits`;
    const { schools } = await read<{ schools: object[] }>(opora, coordinator, path);
    expect(schools).toEqual([{ schoolId: world.schoolIds[0], notices: 4, cards: 60, forms: 1, leftOut: [] }]);
  });

  it('has a file for each notice, pile of cards and form, named by school and class', async () => {
    kit = await makeKit();
    expect(kit.names.map((name) => name.replace(/^Школа 1\//, '')).sort()).toEqual(
      [
        'Бумажная анкета – учителя.pdf',
        'Карточки с кодами – Школа 1 – родители, 6 класс.pdf',
        'Карточки с кодами – Школа 1 – родители, 8 класс.pdf',
        'Объявление – Школа 1 – ученики, 6 класс – 6А.pdf',
        'Объявление – Школа 1 – ученики, 6 класс – 6Б.pdf',
        'Объявление – Школа 1 – ученики, 8 класс – 8А.pdf',
        'Объявление – Школа 1 – ученики, 8 класс – 8Б.pdf',
        'Сообщение для чата – Школа 1.txt',
        'Список для координатора – Школа 1.xlsx',
        'Что в комплекте.txt',
      ].sort(),
    );
  });

  it('has on each notice the link of its class, and the same links in the message', async () => {
    const { links } = (await ask('GET', 'answering')).body as { links: { code: string; label: string }[] };
    const message = kit.text('Сообщение');
    for (const { code, label } of links) {
      expect(printed(kit.bytes(`– ${label}.pdf`)).replaceAll(' ', '')).toContain(`/s/${code}`);
      expect(message).toContain(`${label}: ${opora.url}/s/${code}`);
    }
    expect(message).toContain('до 30 июня 2026 г. включительно. Отвечают без имени и без входа.');
    expect(message).toContain('Учителя: на бумаге, анкету выдаст школа');
    expect(message).toContain('Родители, 6 класс: по карточке с одноразовым кодом');
  });

  it('has a card for each person of its groups: every code once, none of them lost, all of them good', async () => {
    const six = codesIn(kit.bytes('родители, 6 класс'));
    const eight = codesIn(kit.bytes('родители, 8 класс'));
    expect([six.length, eight.length, new Set([...six, ...eight]).size]).toEqual([30, 30, 60]);
    expect(await batches()).toEqual([
      { grade: 6, codes: 30 },
      { grade: 8, codes: 30 },
    ]);
    const everything = kit.names
      .filter((name) => !name.includes('Карточки'))
      .map((name) => kit.bytes(name).toString('latin1'));
    expect(everything.some((content) => content.includes(six[0]))).toBe(false);
    expect(await answerByCode(opora.url, six[29], answersOf(opora.services, 'parent'))).toBe(201);
  });

  it('makes no cards again, and says so', async () => {
    const again = await makeKit();
    expect(again.names.filter((name) => name.includes('Карточки'))).toEqual([]);
    expect(again.text('Что в комплекте')).toContain(
      'родители, 6 класс: карточки напечатаны раньше, снова они не делаются',
    );
    expect(await batches()).toHaveLength(2);
  });

  it('makes them anew where all sheets were revoked, once though two ask at the same time', async () => {
    const { sheets } = (await ask('GET', 'answering')).body as { sheets: { id: number; grade: number }[] };
    // A used code stays what it is: the group of grade 8, where nobody has answered yet.
    await ask('DELETE', `cards/${sheets.find(({ grade }) => grade === 8)?.id}`);
    const kits = await Promise.all([makeKit(), makeKit()]);
    const made = kits.flatMap(({ names }) => names.filter((name) => name.includes('Карточки')));
    expect(made).toEqual(['Школа 1/Карточки с кодами – Школа 1 – родители, 8 класс.pdf']);
  });

  it('leaves out groups whose number of people is unknown, and those without links, each with its reason', async () => {
    await ask('PUT', 'ways', { audience: 'student', way: 'codes' });
    await ask('PUT', 'ways', { audience: 'teacher', way: 'link' });
    const { db } = opora.services;
    const cell = db.updateTable('cell').set({ roll: null }).where('school_id', '=', world.schoolIds[0]);
    await cell.where('audience', '=', 'student').where('grade', '=', 6).execute();
    const contents = (await makeKit()).text('Что в комплекте');
    expect(contents).toContain('учителя: ссылок ещё нет.');
    expect(contents).toContain('ученики, 6 класс: сколько людей, неизвестно, поэтому карточки не сделаны.');
    expect(contents).toContain('Карточек с кодами: 30 (ученики, 8 класс)');
  });

  it('is the own school’s alone, and only while the campaign is open', async () => {
    const other = `/api/schools/${world.schoolIds[1]}/kit?campaign=${world.campaignId}`;
    expect((await askAs(opora, coordinator, 'POST', other, { language: 'ru' })).status).toBe(403);
    const head = await opora.signInAs('head', { territoryId: null, schoolId: world.schoolIds[0] });
    expect((await askAs(opora, head, 'POST', address('kit'), { language: 'ru' })).status).toBe(403);
    await setState(opora.services, world.campaignId, 'closed');
    expect((await ask('POST', 'kit', { language: 'ru' })).body.code).toBe('campaignState');
    await setState(opora.services, world.campaignId, 'open');
  });

  it('is recorded with the number of cards, never with a code', async () => {
    const entries = await opora.services.db
      .selectFrom('audit_entry')
      .select(['action', 'details'])
      .where('action', 'in', ['kit.make', 'cards.make'])
      .orderBy('id')
      .execute();
    expect(entries.slice(0, 2)).toEqual([
      { action: 'kit.make', details: {} },
      { action: 'cards.make', details: { count: 60 } },
    ]);
  });
});

describe('message and sheet', () => {
  it('can be had by whoever sees the links, also without a kit', async () => {
    const head = await opora.signInAs('head', { territoryId: null, schoolId: world.schoolIds[0] });
    const { text } = await read<{ text: string }>(opora, head, address('message', '&language=en'));
    expect(text).toContain('Please answer once, up to and including 30 June 2026.');
    const response = await request(opora, head, 'GET', address('handout-sheet', '&language=ru'));
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    const sheet = unzip(Buffer.from(await response.arrayBuffer()));
    expect(sheet.text('sharedStrings')).toContain('Ключ группы');
  });
});
