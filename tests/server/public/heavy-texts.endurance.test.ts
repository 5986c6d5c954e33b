/** Texts that once held the server, or ended it, each time that a stranger looked at them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Publication } from '../../../server/publishing/publications/schemas.ts';
import { askHealthDuring } from '../health.ts';
import { type Answer, openStage, type Stage, send, step, write, written } from '../publishing/stage.ts';

let stage: Stage;
let published: Publication;
beforeAll(async () => {
  stage = await openStage();
  published = (await step(stage, stage.cookies.chief, await write(stage, stage.cookies.chief, {}), 'publish')).body;
});
afterAll(() => stage.opora.stop());

/** A table of n columns and n short rows, which is filled up to n × n cells. */
const table = (n: number): string => `${'|a'.repeat(n)}\n${'|-'.repeat(n)}\n${'x\n'.repeat(n)}`;

const ATTACKS: [name: string, body: string, code: string][] = [
  ['a table of 2.4 kB that held the server for seconds', table(400), 'textColumns'],
  ['a table of 15 kB that ended it', table(2_500), 'textColumns'],
  ['narrow tables of short rows', `${'|a'.repeat(30)}\n${'|-'.repeat(30)}\n${'x\n'.repeat(2_000)}`, 'textCells'],
  ['quotes deeper than the stack', `${'>'.repeat(10_000)}a`, 'textDepth'],
  ['lists deeper than the stack', `${'- '.repeat(10_000)}a`, 'textDepth'],
  ['emphasis deeper than the stack', `${'*a '.repeat(5_000)}${'b* '.repeat(5_000)}`, 'textSigns'],
  ['headings by underlines', 'a\n-\n'.repeat(15_000), 'textLines'],
  [
    'one address in thousands of links',
    `[a]: ${'b'.repeat(2_000)}\n\n${`${'[a] '.repeat(250)}\n\n`.repeat(50)}`,
    'textHeavy',
  ],
];

/** The least of these held the thread that answers for more than a second. */
const MOST_WAIT_MS = 200;

const isAnswered = (waits: number[]) => expect(waits[0]).toBeLessThan(MOST_WAIT_MS);

describe('a text that is too heavy', () => {
  it.each(ATTACKS)('is refused when it is saved, with what to change: %s', async (_, body, code) => {
    const { chief } = stage.cookies;
    const save = () =>
      send<Publication & { text?: { ru: string; en: string } }>(
        stage,
        chief,
        'POST',
        '/api/publications',
        written({ body }),
      );
    const { result, waits } = await askHealthDuring(stage.opora, save);
    expect(result.status).toBe(422);
    expect(result.body.code).toBe(code);
    expect(result.body.faults?.map(({ path }) => path)).toEqual(['body/body']);
    expect(Object.keys(result.body.text ?? {})).toEqual(['ru', 'en']);
    isAnswered(waits);
  });

  it('is refused when a draft is changed to it, and the draft stays', async () => {
    const { chief } = stage.cookies;
    const draft = await write(stage, chief, {});
    const { kind: _kind, schoolId: _school, ...content } = written({ body: table(400) });
    const path = `/api/publications/${draft.id}`;
    const refused: Answer<Publication> = await send(stage, chief, 'PUT', path, { ...content, version: 1 });
    expect([refused.status, refused.body.code]).toEqual([422, 'textColumns']);
    expect((await send(stage, chief, 'GET', path)).body).toMatchObject({ version: 1, body: 'Были все школы.' });
  });

  it.each(ATTACKS)('that was published before holds nobody up, and is shown as it is written: %s', async (_, body) => {
    const { db } = stage.opora.services;
    await db.updateTable('publication').set({ body, html: null }).where('id', '=', published.id).execute();
    const look = async () => {
      const looks = Array.from({ length: 8 }, () => fetch(`${stage.opora.url}/public/publications/${published.id}`));
      return Promise.all((await Promise.all(looks)).map((response) => response.text()));
    };
    const { result, waits } = await askHealthDuring(stage.opora, look);
    for (const page of result) expect(page).toContain(`<pre>${body.slice(0, 50).replaceAll('>', '&gt;')}`);
    isAnswered(waits);
  });
});

describe('a text', () => {
  const htmlOf = async (id: number) =>
    (
      await stage.opora.services.db
        .selectFrom('publication')
        .select('html')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).html;

  it('is served from what was stored when it was saved, and anew after each change', async () => {
    const { chief } = stage.cookies;
    const draft = await write(stage, chief, { body: '**раз**' });
    expect(await htmlOf(draft.id)).toBe('<p><strong>раз</strong></p>');
    const { kind: _kind, schoolId: _school, ...content } = written({ body: '_два_' });
    const changed = await send(stage, chief, 'PUT', `/api/publications/${draft.id}`, { ...content, version: 1 });
    expect(await htmlOf(draft.id)).toBe('<p><em>два</em></p>');
    await step(stage, chief, changed.body, 'publish');
    const page = await (await fetch(`${stage.opora.url}/public/publications/${draft.id}`)).text();
    expect(page).toContain('<p><em>два</em></p>');
  });

  it('that is older than that is rendered once, when somebody reads it', async () => {
    const { db } = stage.opora.services;
    await db.updateTable('publication').set({ body: '# Старая', html: null }).where('id', '=', published.id).execute();
    expect(await (await fetch(`${stage.opora.url}/public/publications/${published.id}`)).text()).toContain(
      '<h2>Старая</h2>',
    );
    expect(await htmlOf(published.id)).toBe('<h2>Старая</h2>');
  });
});

describe('the poster', () => {
  it.each([
    ['a word without an end', 'ш'.repeat(60_000)],
    ['brackets without an end', `${'[ '.repeat(300)}\n\n`.repeat(90)],
  ])('holds nobody up, whatever the text: %s', async (_, body) => {
    const { head } = stage.cookies;
    const schoolId = stage.world.schoolIds[0];
    const findings = [{ factor: '', said: 'ш'.repeat(400), doing: 'щ'.repeat(600) }];
    const { id } = await write(stage, head, { kind: 'answerBack', schoolId, place: 'schoolSite', body, findings });
    const look = () =>
      fetch(`${stage.opora.url}/api/publications/${id}/poster?language=ru`, { headers: { cookie: head } });
    const { result, waits } = await askHealthDuring(stage.opora, look);
    expect(result.headers.get('content-type')).toBe('application/pdf');
    expect((await result.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    isAnswered(waits);
  });
});
