/** The final meeting over HTTP: what is told of the year, and the chief's notes on its pages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeetingNote, MeetingResponse, NoteHistory } from '../../../../server/roadmap/meeting/schemas.ts';
import { enter, openStage, recordFor, type Stage, send } from '../evidence/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-20');
  const [first, second] = stage.world.schoolIds;
  for (const [schoolId, year, kinds] of [
    [first, 2025, ['lowResults']],
    [first, 2026, ['lowResults', 'hardConditions']],
    [second, 2025, ['hardConditions']],
  ]) {
    const path = `/api/schools/${schoolId}/designations/${year}`;
    const body = { kinds, note: 'приказ министерства' };
    expect((await send(stage, stage.cookies.chief, 'PUT', path, body)).status).toBe(200);
  }
});
afterAll(() => stage.opora.stop());

const ask = async (cookie = stage.cookies.chief, year = 2026) =>
  send<MeetingResponse>(stage, cookie, 'GET', `/api/meeting/${year}`);
const write = (text: string, version: number, slide = 'gap') =>
  send<MeetingNote>(stage, stage.cookies.chief, 'PUT', `/api/meeting/2026/notes/${slide}`, { version, text });

describe('the final meeting', () => {
  it('tells how many schools hold a status, and which have left it', async () => {
    const { body } = await ask();
    expect(body).toMatchObject({ year: 2026, date: '2026-11-20' });
    expect(body.status).toEqual({
      schools: 3,
      supported: 1,
      lowResults: 1,
      hardConditions: 1,
      hasBefore: true,
      left: [stage.world.schoolIds[1]],
      entered: [],
    });
  });

  it('says of nothing that it is zero where nothing was registered', async () => {
    const { gaps, lessons, staff, turnoverChange } = (await ask()).body;
    expect(turnoverChange).toEqual({ kind: 'none' });
    expect(gaps).toEqual([]);
    expect(lessons.lessons).toBe(0);
    expect(lessons.criteria.every(({ share }) => share.kind === 'withheld')).toBe(true);
    expect(staff.map(({ asked, reported, turnover, year }) => [year, asked, reported, turnover.kind])).toEqual([
      [2025, 2, 0, 'withheld'],
      [2026, 1, 0, 'withheld'],
    ]);
  });

  it('counts what was registered since, and keeps a lone school to itself', async () => {
    await enter(stage, stage.cookies.head, recordFor(stage, 'staff', { teachers: 20, left: 6, vacancies: 2 }));
    await enter(stage, stage.cookies.tutor, recordFor(stage, 'observation'));
    await enter(stage, stage.cookies.psychologist, recordFor(stage, 'consultation', { received: 7, answered: 7 }));
    await enter(stage, stage.cookies.head, recordFor(stage, 'event', { state: 'held' }));
    const { lessons, staff, upbringing } = (await ask()).body;
    expect(lessons).toMatchObject({ lessons: 1, schools: 1 });
    expect(staff[1]).toMatchObject({ reported: 1, turnover: { kind: 'withheld', n: 20, schools: 1 } });
    expect(upbringing).toMatchObject({
      supported: 1,
      parents: { events: 1, schools: 1 },
      consultations: { schools: 1, received: 7, answered: 7, offered: null, held: null },
    });
  });

  it('is there for a past year as of its end, and for none that has not begun', async () => {
    expect((await ask(stage.cookies.analyst, 2025)).body).toMatchObject({ year: 2025, date: '2025-12-31' });
    expect((await ask(stage.cookies.chief, 2027)).body.code).toBe('roadmapMissing');
    expect((await ask(stage.cookies.head)).status).toBe(403);
  });
});

describe('a note on a page', () => {
  it('is in force in its newest version; the second writer is told, and the history keeps both', async () => {
    expect((await write('  Разрыв сократился.  ', 0)).body).toMatchObject({
      slide: 'gap',
      text: 'Разрыв сократился.',
      version: 1,
    });
    expect(await write('Другое', 0)).toMatchObject({ status: 409, body: { code: 'meetingNoteChanged' } });
    expect(await write('Другое', 7)).toMatchObject({ status: 409, body: { code: 'meetingNoteChanged' } });
    expect((await write('Сказать нельзя.', 1)).body).toMatchObject({ version: 2 });
    expect((await ask()).body.notes).toMatchObject([{ slide: 'gap', text: 'Сказать нельзя.', version: 2 }]);
    const path = '/api/meeting/2026/notes/gap/history';
    const { body } = await send<NoteHistory>(stage, stage.cookies.analyst, 'GET', path);
    expect(body.versions.map(({ text, version }) => [version, text])).toEqual([
      [2, 'Сказать нельзя.'],
      [1, 'Разрыв сократился.'],
    ]);
    expect((await ask(stage.cookies.chief, 2025)).body.notes).toEqual([]);
  });

  it('is written once of two at the same moment', async () => {
    const answers = await Promise.all(['Один', 'Другой', 'Третий'].map((text) => write(text, 0, 'staff')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('is refused for a page that there is not, a year without a roadmap, and too long a text', async () => {
    expect((await write('Текст', 0, 'weather')).status).toBe(400);
    expect(await write('я'.repeat(2001), 0, 'year')).toMatchObject({
      status: 400,
      body: { faults: [{ path: 'body/text' }] },
    });
    const path = '/api/meeting/2040/notes/gap';
    const far = await send(stage, stage.cookies.chief, 'PUT', path, { version: 0, text: 'Текст' });
    expect(far.body.code).toBe('roadmapMissing');
  });
});
