/** The paper form holds every question of the frozen questionnaire with its digits; keyed sheets become the same bytes as the web form's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeAnswers } from '../../../server/answering/submissions/codec.ts';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { ask as askAs, request } from '../asking.ts';
import { answersOf, makeLink, makeWorld, type World } from '../world.ts';
import { linesOf, readPdf } from './printed.ts';

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
const ask = (method: string, path: string, body?: unknown, cookie = coordinator) =>
  askAs(opora, cookie, method, path, body);
const squeeze = (text: string) => text.replace(/[\s\u00ad-]+/g, '');

describe('the paper form', () => {
  it.each([
    ['student', 'ru'],
    ['teacher', 'ru'],
    ['parent', 'ru'],
    ['student', 'en'],
    ['teacher', 'en'],
    ['parent', 'en'],
  ] as const)(
    'of %s in %s has every question, numbered in the order of the bytes, with a digit per answer',
    async (audience, language) => {
      const response = await request(
        opora,
        coordinator,
        'GET',
        address('paper', `&audience=${audience}&language=${language}`),
      );
      expect(response.headers.get('content-type')).toBe('application/pdf');
      const pages = readPdf(Buffer.from(await response.arrayBuffer()));
      const printed = squeeze(pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(''));
      const { items } = opora.services.content.questionnaires[audience];
      let from = 0;
      items.forEach(({ hardToSay, title, values }, index) => {
        const digits = Array.from({ length: values.length + (hardToSay ? 1 : 0) }, (_, n) => n + 1).join('');
        const line = `${index + 1}${squeeze(title[language])}${digits}`;
        const found = printed.indexOf(line, from);
        expect([line, found >= 0]).toEqual([line, true]);
        from = found + line.length;
      });
      for (const { texts } of pages) {
        for (const { text, x, y } of texts)
          expect([text, x > 20 && x < 575 && y > 20 && y < 830]).toEqual([text, true]);
      }
      expect(linesOf(pages[0]).at(-1)).toMatch(
        language === 'ru' ? /форма [0-9a-f]{8} · страница 1 из/ : /form [0-9a-f]{8} · page 1 of/,
      );
    },
  );
});

describe('keying in', () => {
  const key = (sheets: unknown, changes: object = {}) =>
    ask('POST', address('keyed'), { audience: 'student', grade: 8, sheets, ...changes });
  const sheet = (answers: object = answersOf(opora.services)) => ({ id: crypto.randomUUID(), answers });
  /** The answers of a group, those that wait opened with the campaign's key. */
  const rowsOf = async (audience: AnonymousAudience, grade: number) => {
    const { campaignKeys, db } = opora.services;
    const reading = await campaignKeys.reading(world.campaignId);
    const cell = { schoolId: world.schoolIds[0], campaignId: world.campaignId, audience, grade };
    const waiting = await db
      .selectFrom('inbox')
      .select(['key_id as keyId', 'sealed'])
      .where('audience', '=', audience)
      .where('grade', '=', grade)
      .execute();
    const counted = await db
      .selectFrom('submission')
      .select('answers')
      .where('audience', '=', audience)
      .where('grade', '=', grade)
      .execute();
    const opened = await Promise.all(waiting.map((row) => reading.open(cell, row)));
    return [...opened, ...counted].map(({ answers }) => Buffer.from(answers).toString('hex'));
  };

  it('is refused until paper is chosen, and for another school', async () => {
    expect((await key([sheet()])).body.code).toBe('notThisWay');
    await ask('PUT', address('ways'), { audience: 'student', way: 'paper' });
    expect((await ask('POST', address('keyed', '', world.schoolIds[1]), {})).status).toBe(403);
    const analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
    expect((await ask('POST', address('keyed'), {}, analyst)).status).toBe(403);
  });

  it('shows the items of the frozen form with their choices in the order of the digits', async () => {
    const { body } = await ask('GET', address('keying', '&audience=student'));
    expect(body).toMatchObject({
      way: 'paper',
      state: 'open',
      groups: [
        { grade: 6, keyed: 0 },
        { grade: 8, keyed: 0 },
      ],
    });
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(
      opora.services.content.questionnaires.student.items.map(({ name }) => name),
    );
    expect(body.items[0].choices.map(({ value }: { value: unknown }) => value)).toEqual([1, 2, 3, 4, 'hardToSay']);
  });

  it('stores the same bytes as the web form, each sheet once, and counts them apart', async () => {
    const { items } = opora.services.content.questionnaires.student;
    const answers = Object.fromEntries(
      items.slice(0, -2).map(({ name }, index) => [name, index % 5 === 4 ? 'hardToSay' : (index % 4) + 1]),
    );
    const code = await makeLink(opora.services, world, { audience: 'student', grade: 8 });
    await ask('POST', `/api/survey/${code}/submissions`, sheet(answers));
    const sheets = [sheet(answers), sheet()];
    expect((await key(sheets)).body).toEqual({ stored: 2, known: 0 });
    expect((await key([...sheets, sheet(answers)])).body).toEqual({ stored: 1, known: 2 });
    const encoded = encodeAnswers(items, answers);
    const bytes = encoded.kind === 'encoded' ? Buffer.from(encoded.bytes).toString('hex') : '';
    const rows = await rowsOf('student', 8);
    expect([rows.length, rows.filter((row) => row === bytes).length]).toEqual([4, 3]);
    const { groups } = (await ask('GET', address('answering'))).body;
    expect(
      groups.find((group: { audience: string; grade: number }) => group.audience === 'student' && group.grade === 8),
    ).toMatchObject({ received: 4, keyed: 3 });
  });

  it('with one faulty sheet stores none and names the place', async () => {
    const { body, status } = await key([sheet(), sheet({ f01_s1: 9 })]);
    expect([status, body.faults[0].path]).toEqual([400, 'sheets.1.answers.f01_s1']);
    expect(await rowsOf('student', 8)).toHaveLength(4);
  });

  it('cannot be done by way of an address: the place of paper has no page', async () => {
    const place = await opora.services.db
      .selectFrom('survey_link')
      .select('code')
      .where('kind', '=', 'paper')
      .executeTakeFirstOrThrow();
    expect((await ask('GET', `/api/survey/${place.code}`)).body.code).toBe('codeUnknown');
    expect((await ask('POST', `/api/survey/${place.code}/submissions`, sheet())).body.code).toBe('codeUnknown');
  });
});
