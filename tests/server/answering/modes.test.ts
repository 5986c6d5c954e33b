/** Three ways in, chosen per school and audience: links of classes, cards with codes that are printed once, paper. */
import { create } from 'qrcode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../client/survey/ticket/fingerprint.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { ask as askAs, request } from '../asking.ts';
import { answersOf, makeWorld, type World } from '../world.ts';
import { linesOf, type PrintedPage, readPdf } from './printed.ts';

let opora: TestApplication;
let world: World;
let coordinator: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 2);
  coordinator = await opora.signInAs('coordinator', { territoryId: null, schoolId: world.schoolIds[0] });
});
afterAll(() => opora.stop());

const address = (path: string, query = '', school = world.schoolIds[0]) =>
  `/api/schools/${school}/${path}?campaign=${world.campaignId}${query}`;
const send = (method: string, path: string, body?: unknown) => request(opora, coordinator, method, path, body);
const ask = (method: string, path: string, body?: unknown) => askAs(opora, coordinator, method, path, body);
const choose = (audience: string, way: string) => ask('PUT', address('ways'), { audience, way });
const answering = async () => (await ask('GET', address('answering'))).body;

/** The dark squares of the first QR code of a page, row by row. */
function squaresOf({ boxes }: PrintedPage, modules: number): boolean[] {
  const [frame, ...dark] = boxes;
  const square = frame.width / (modules + 8);
  const own = dark.filter(({ x, y }) => x >= frame.x && x < frame.x + frame.width && y < frame.y + frame.height);
  const grid = Array.from({ length: modules * modules }, () => false);
  for (const box of own) {
    const row = Math.round((box.y - frame.y) / square) - 4;
    const column = Math.round((box.x - frame.x) / square) - 4;
    for (let n = 0; n < Math.round(box.width / square); n++) grid[row * modules + column + n] = true;
  }
  return grid;
}

describe('a link of a class', () => {
  const link = (changes: object = {}) =>
    ask('POST', address('links'), { audience: 'student', grade: 6, label: '6 А', people: 24, ...changes });

  it('has room for newcomers, can get a new cap, and is removed only while nobody has answered', async () => {
    const { body, status } = await link();
    expect([status, body.cap]).toEqual([201, 26]);
    expect((await answering()).links).toEqual([
      { audience: 'student', grade: 6, label: '6 А', code: body.code, people: 24, cap: 26, used: 0, closed: false },
    ]);
    const answer = { id: crypto.randomUUID(), answers: answersOf(opora.services) };
    expect((await ask('POST', `/api/survey/${body.code}/submissions`, answer)).status).toBe(201);
    expect((await ask('PUT', address(`links/${body.code}`), { cap: 30 })).body.cap).toBe(30);
    expect((await ask('DELETE', address(`links/${body.code}`))).body.code).toBe('linkInUse');
    const other = (await link({ label: '6 Б', people: 5 })).body.code;
    expect((await ask('DELETE', address(`links/${other}`))).status).toBe(204);
    expect((await ask('GET', `/api/survey/${other}`)).status).toBe(404);
  });

  it('is made for a cell that there is, while its people answer by links', async () => {
    expect((await link({ grade: 7 })).status).toBe(404);
    await choose('student', 'paper');
    expect((await link()).body.code).toBe('notThisWay');
    await choose('student', 'link');
    expect((await send('POST', address('links', '', world.schoolIds[1]), {})).status).toBe(403);
    const [closed] = (await answering()).links;
    expect((await ask('PUT', address(`links/${closed.code}`), { closed: false })).status).toBe(200);
  });

  it('hangs on the wall as a notice whose QR code is the address', async () => {
    const response = await send('GET', address('notices', '&language=ru'));
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const [page] = readPdf(Buffer.from(await response.arrayBuffer()));
    const { links } = await answering();
    const link = `${opora.url}/s/${links[0].code}`;
    expect(linesOf(page).map((line) => line.replaceAll(' ', ''))).toEqual(
      expect.arrayContaining(['Опрос', 'Школа1', 'ученики,6класс·6А', link.slice(7)]),
    );
    const { modules } = create(link, { errorCorrectionLevel: 'M' });
    expect(squaresOf(page, modules.size)).toEqual([...modules.data].map(Boolean));
  });
});

describe('cards with one-time codes', () => {
  const cards = (changes: object = {}) =>
    send('POST', address('cards'), {
      audience: 'parent',
      grade: 6,
      count: 12,
      label: '6 А',
      language: 'ru',
      large: false,
      ...changes,
    });
  const pdfOf = async (changes: object) => Buffer.from(await (await cards(changes)).arrayBuffer());
  const keyOf = async (audience: string, grade: number | null): Promise<string | null> => {
    type Group = { audience: string; grade: number | null; key: string | null };
    const { groups } = (await answering()) as { groups: Group[] };
    return groups.find((group) => group.audience === audience && group.grade === grade)?.key ?? null;
  };
  const codesIn = (pages: PrintedPage[]) =>
    pages.flatMap(
      (page) =>
        linesOf(page)
          .join(' ')
          .match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g) ?? [],
    );

  it('are printed once, and the codes are in no table', async () => {
    expect((await cards()).status).toBe(409);
    await choose('parent', 'codes');
    const response = await cards();
    expect([response.status, response.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const pages = readPdf(Buffer.from(await response.arrayBuffer()));
    const codes = codesIn(pages);
    expect([pages.length, new Set(codes).size]).toEqual([2, 12]);
    const link = `${opora.url}/s/${codes[0].replaceAll('-', '')}#K=${await keyOf('parent', 6)}`;
    const { modules } = create(link, { errorCorrectionLevel: 'M' });
    expect(squaresOf(pages[0], modules.size)).toEqual([...modules.data].map(Boolean));
    const stored = JSON.stringify(await opora.services.db.selectFrom('access_code').selectAll().execute());
    expect(stored).not.toContain(codes[0]);
    expect(stored).not.toContain(codes[0].replaceAll('-', ''));
  });

  it('carry the fingerprint of the key that the phone is given, the same on every card and listed for the coordinator', async () => {
    await choose('parent', 'codes');
    const listed = await keyOf('parent', 6);
    const printed = `${listed?.slice(0, 4)}-${listed?.slice(4)}`;
    for (const [large, language] of [
      [false, 'ru'],
      [true, 'en'],
    ] as const) {
      const pages = readPdf(await pdfOf({ count: 2, large, language }));
      expect(pages.flatMap(linesOf).join(' ').split(printed)).toHaveLength(3);
      const { ticketKey } = (await ask('GET', `/api/survey/${codesIn(pages)[0]}`)).body;
      expect(fingerprintOf(ticketKey)).toBe(listed);
    }
    expect((await ask('GET', `/api/survey/${codesIn(readPdf(await pdfOf({ grade: 8 })))[0]}`)).status).toBe(200);
    expect(await keyOf('parent', 8)).not.toBe(listed);
  });

  it('have their keys before the first card, and groups without codes have none', async () => {
    expect(await keyOf('teacher', null)).toBeNull();
    await choose('teacher', 'codes');
    expect(await keyOf('teacher', null)).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    await choose('teacher', 'link');
    expect(await keyOf('teacher', null)).toBeNull();
  });

  it('come in large print: fewer on a sheet, letters of 16 points and more', async () => {
    const pages = readPdf(Buffer.from(await (await cards({ count: 3, large: true })).arrayBuffer()));
    expect([pages.length, codesIn(pages).length]).toEqual([1, 3]);
    const code = pages[0].texts.find(({ text }) => /^[0-9A-Z]{4}-[0-9A-Z]{4}-/.test(text));
    expect(code?.size).toBeGreaterThanOrEqual(28);
  });

  it('are listed by pile, and a lost pile is revoked', async () => {
    const [lost] = (await answering()).sheets;
    expect(lost).toMatchObject({
      audience: 'parent',
      grade: 6,
      label: '6 А',
      madeOn: '2026-06-01',
      codes: 3,
      valid: 3,
    });
    expect((await ask('DELETE', address(`cards/${lost.id}`))).body).toEqual({ revoked: 3 });
    expect((await answering()).sheets[0].valid).toBe(0);
    expect((await ask('DELETE', address('cards/999'))).status).toBe(404);
  });
});
