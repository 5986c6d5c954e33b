/** What is asked of a school, in a real browser: the coordinator goes from a task to filed evidence in two clicks and a file. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../../server/roadmap/evidence/schemas.ts';
import { openStage, type Stage, send } from '../../server/roadmap/evidence/stage.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { visitAs } from '../workplaceVisit.ts';

describe.runIf(canBrowse)('what is asked of a school', () => {
  let stage: Stage;
  let browser: Browser;
  let place: { schoolId: number; territoryId: null };
  beforeAll(async () => {
    [stage, browser] = await Promise.all([openStage('2026-09-15'), launchBrowser()]);
    place = { schoolId: stage.world.schoolIds[0], territoryId: null };
    const designation = { kinds: ['lowResults'], note: 'приказ министерства' };
    const path = `/api/schools/${place.schoolId}/designations/2026`;
    expect((await send(stage, stage.cookies.chief, 'PUT', path, designation)).status).toBe(200);
    const roadmap = { year: 2026, from: null };
    expect((await send(stage, stage.cookies.chief, 'POST', '/api/roadmap', roadmap)).status).toBeLessThan(300);
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await stage?.opora.stop();
  });

  const visitSchool = (role: 'coordinator' | 'head' | 'tutor', size?: [number, number]) =>
    visitAs(browser, stage.opora, role, place, size);
  const tasks = `/schools/`;

  it(
    'leads the coordinator from a task to filed evidence in two clicks and a file',
    async () => {
      const { context, faults, open, page } = await visitSchool('coordinator');
      await open(`${tasks}${place.schoolId}/activities`);
      const asked = page.getByRole('region', { name: 'Что от школы ждут' });
      const task = asked.getByRole('listitem').filter({ hasText: 'кварталов без встречи с родителями: 2' });
      await task.waitFor();
      await keepPicture(page, 'school-tasks-1366');
      expect(await axeViolations(page, true)).toEqual([]);
      await task.getByRole('link', { name: 'Добавить мероприятие' }).click();
      await page.getByRole('heading', { level: 1, name: 'Добавить мероприятие' }).waitFor();
      const protocol = { name: 'Протокол.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };
      await page.locator('input[type=file]').setInputFiles(protocol);
      await page.getByText('Протокол.pdf').waitFor();
      await keepPicture(page, 'new-record-with-file');
      expect(await axeViolations(page, true)).toEqual([]);
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByRole('link', { name: 'Протокол.pdf' }).waitFor();
      const { body } = await send<{ evidence: Evidence[] }>(
        stage,
        stage.cookies.coordinator,
        'GET',
        '/api/evidence?kind=event',
      );
      expect(body.evidence).toMatchObject([
        { schoolId: place.schoolId, occursOn: '2026-09-15', files: [{ name: 'Протокол.pdf' }] },
      ]);
      expect(body.evidence[0].data).toMatchObject({ type: 'parents', state: 'held' });
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'keeps the record when its file is refused, and says where the file can be attached',
    async () => {
      const { context, faults, open, page } = await visitSchool('coordinator', [360, 740]);
      await open(`${tasks}${place.schoolId}/activities`);
      const asked = page.getByRole('region', { name: 'Что от школы ждут' });
      await asked.getByRole('link', { name: 'Добавить список на курсы' }).first().waitFor();
      await keepPicture(page, 'school-tasks-360');
      expect(await overflow(page)).toBe(0);
      await asked.getByRole('link', { name: 'Добавить список на курсы' }).first().click();
      await page.getByLabel('Название').fill('Современный учитель');
      const file = { name: 'Список.pdf', mimeType: 'application/pdf', buffer: Buffer.from('не PDF') };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByText('Запись сохранена, но файл не отправлен.').waitFor();
      await keepPicture(page, 'file-refused');
      expect(await overflow(page)).toBe(0);
      await page.getByRole('link', { name: 'Открыть запись' }).click();
      await page.getByRole('heading', { level: 1, name: 'Современный учитель' }).waitFor();
      expect(faults.filter((fault) => !fault.includes('400') && !fault.includes('415'))).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'shows a tutor whose turn it is, and offers nothing that is not the tutor’s to do',
    async () => {
      const { context, faults, open, page } = await visitSchool('tutor');
      await open(`${tasks}${place.schoolId}/activities`);
      const asked = page.getByRole('region', { name: 'Что от школы ждут' });
      const staff = asked.getByRole('listitem').filter({ hasText: 'нет анализа кадров' }).first();
      await staff.getByText('чей ход: Директор школы / Школьный координатор').waitFor();
      expect(await staff.getByRole('link', { name: 'Добавить анализ кадров' }).count()).toBe(0);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
