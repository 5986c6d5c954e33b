/** The ready Word document of a record: read back, filed by one call, refused where nothing has taken place. */
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../server/roadmap/evidence/schemas.ts';
import { enter, openStage, recordFor, type Stage, send } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.opora.stop());

async function textOf(id: number, cookie = stage.cookies.tutor): Promise<string> {
  const response = await fetch(`${stage.opora.url}/api/evidence/${id}/word`, { headers: { cookie } });
  expect(response.status).toBe(200);
  const disposition = decodeURIComponent(response.headers.get('content-disposition') ?? '');
  expect(disposition).toMatch(/^attachment; .* – \S.* – \d{4}-\d{2}-\d{2}\.docx$/);
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await response.arrayBuffer()) });
  return value;
}

describe('the Word document of a record', () => {
  it('tells a visit in the words of its report', async () => {
    const report = { planned: 'yes', hours: 3, met: ['head'], strength: 'Учителя разбирают работы вместе.' };
    const data = { state: 'held', heldOn: '2026-05-20', report } as const;
    const { id } = await enter(stage, stage.cookies.tutor, recordFor(stage, 'visit', data, { occursOn: '2026-05-20' }));
    const text = await textOf(id);
    for (const part of [
      'Справка о посещении школы',
      '20 мая 2026 г.',
      'Учителя разбирают работы вместе.',
      'Муниципальный тьютор',
    ])
      expect(text).toContain(part);
  });

  it('is a sheet for a lesson, a review for a document, and names posts, never people', async () => {
    const lesson = await enter(stage, stage.cookies.tutor, recordFor(stage, 'observation'));
    const review = await enter(stage, stage.cookies.tutor, recordFor(stage, 'review'));
    for (const [id, title] of [
      [lesson.id, 'Лист наблюдения урока'],
      [review.id, 'Заключение по документу'],
    ] as const) {
      const text = await textOf(id);
      expect(text).toContain(title);
      expect(text).not.toContain(lesson.changedBy ?? 'nobody');
    }
  });

  it('is minutes with the attendance by school for an event that was held', async () => {
    const attendance = [{ schoolId: stage.world.schoolIds[0], people: 24 }];
    const { id } = await enter(
      stage,
      stage.cookies.coordinator,
      recordFor(stage, 'event', { state: 'held', title: 'О чтении дома', attendance }),
    );
    const text = await textOf(id, stage.cookies.coordinator);
    for (const part of ['Протокол', 'О чтении дома', '24']) expect(text).toContain(part);
  });

  it('is filed with the record by one call, and is there to take', async () => {
    const { id } = await enter(stage, stage.cookies.tutor, recordFor(stage, 'observation'));
    const { body, status } = await send<Evidence>(stage, stage.cookies.tutor, 'POST', `/api/evidence/${id}/word`, {});
    expect(status).toBe(201);
    const [file] = body.files;
    expect(file.name).toMatch(/^Лист наблюдения урока.*\.docx$/);
    const taken = await fetch(`${stage.opora.url}/api/evidence/${id}/files/${file.id}`, {
      headers: { cookie: stage.cookies.tutor },
    });
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await taken.arrayBuffer()) });
    expect(value).toContain('Лист наблюдения урока');
  });

  it('does not exist before the visit was held, nor for records that lead to none', async () => {
    const planned = await enter(stage, stage.cookies.tutor, recordFor(stage, 'visit'));
    const course = await enter(stage, stage.cookies.head, recordFor(stage, 'course'));
    for (const [id, cookie] of [
      [planned.id, stage.cookies.tutor],
      [course.id, stage.cookies.head],
    ] as const)
      expect((await send(stage, cookie, 'GET', `/api/evidence/${id}/word`)).status).toBe(404);
  });
});
