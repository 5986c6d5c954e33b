/** The tutor's work in a real browser: a plan of visits, a report from a phone, a lesson without a network, a review, an answer. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkResponse } from '../../../server/daily/tutor-desk/schemas.ts';
import type { Evidence } from '../../../server/roadmap/evidence/schemas.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { recordFor } from '../../server/roadmap/evidence/stage.ts';
import { makeWorld, type World } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { type Visit, visitAs } from '../workplaceVisit.ts';

const TODAY = '2026-09-15';

/** A photo of 3000 × 2000 points with what a camera writes beside it. */
async function takePhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [3000, 2000];
    const context = canvas.getContext('2d');
    context?.fillRect(0, 0, 1500, 2000);
    return canvas.toDataURL('image/jpeg').split(',')[1];
  });
  const plain = Buffer.from(base64, 'base64');
  const note = Buffer.from('Exif\0\0GPS 55.75 37.61 CAMERA-4711');
  const head = Buffer.from([0xff, 0xe1, 0, note.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), head, note, plain.subarray(2)]);
}

/** Width and height of a JPEG, from its first frame. */
function sizeOf(jpeg: Buffer): [number, number] {
  let at = 2;
  while (jpeg[at] === 0xff && ![0xc0, 0xc2].includes(jpeg[at + 1])) at += 2 + jpeg.readUInt16BE(at + 2);
  return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)];
}

describe.runIf(canBrowse)('the tutor', () => {
  let opora: TestApplication;
  let browser: Browser;
  let world: World;
  let visit: Visit;
  beforeAll(async () => {
    [opora, browser] = await Promise.all([startApplication(TODAY), launchBrowser()]);
    world = await makeWorld(opora.services, 2);
    visit = await visitAs(browser, opora, 'tutor', { schoolId: world.schoolIds[0], territoryId: null });
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  const ask = async <Body>(
    path: string,
    body?: unknown,
    { context }: Pick<Visit, 'context'> = visit,
  ): Promise<Body> => {
    const headers = { origin: opora.url };
    const response = body
      ? await context.request.post(opora.url + path, { data: body, headers })
      : await context.request.get(opora.url + path);
    expect(response.ok(), await response.text()).toBe(true);
    return (await response.json()) as Body;
  };
  const work = () => ask<WorkResponse>('/api/work');
  const record = (id: number) => ask<Evidence>(`/api/evidence/${id}`);
  const asSchool = () => visitAs(browser, opora, 'coordinator', { schoolId: world.schoolIds[0], territoryId: null });

  it(
    'sees why a school needs a visit, moves the proposed days and plans all at once',
    async () => {
      const { faults, open, page } = visit;
      await open('/');
      await page.getByRole('link', { name: 'Моя работа' }).click();
      await page.getByText('в этом году посещений не было').waitFor();
      await keepPicture(page, 'work-empty');
      expect(await axeViolations(page, true)).toEqual([]);
      await page.getByRole('link', { name: 'Составить график' }).click();
      await page.getByText(/^Предложено посещений: /).waitFor();
      await page.getByRole('button', { name: 'Школа 1', exact: true }).click();
      const days = page.getByLabel(/^День посещения \d+: Школа 1$/);
      const proposed = await days.count();
      expect(proposed).toBeGreaterThan(1);
      await days.first().fill('2026-09-14');
      const confirm = page.getByRole('button', { name: /^Запланировать/ });
      await confirm.click();
      await page.getByText('День уже прошёл').waitFor();
      await days.first().fill(TODAY);
      await days.last().fill('2026-10-20');
      await keepPicture(page, 'work-visits');
      expect(await axeViolations(page, true)).toEqual([]);
      await confirm.click();
      await page.getByText(`Посещений запланировано: ${proposed}`).waitFor();
      await page.getByRole('link', { name: 'К моей работе' }).click();
      await page.getByRole('heading', { level: 2, name: 'Посещения по графику' }).waitFor();
      expect((await work()).visits.map(({ on }) => on)).toContain('2026-10-20');
      const planned = page.getByLabel('День посещения: Школа 1');
      await expect.poll(() => planned.count()).toBe(proposed);
      await planned.last().fill('2026-10-22');
      await page.getByRole('button', { name: 'Перенести' }).click();
      await expect.poll(async () => (await work()).visits.map(({ on }) => on)).toContain('2026-10-22');
      await keepPicture(page, 'work');
      expect(faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'reports a visit from a phone, with photos that lose their size, place and camera; a started report survives',
    async () => {
      const phone = await visitAs(
        browser,
        opora,
        'tutor',
        { schoolId: world.schoolIds[0], territoryId: null },
        [360, 740],
      );
      const { context, faults, open, page } = phone;
      await open('/work');
      await page
        .getByRole('link', { name: /^Записать отчёт/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: 'Отчёт о посещении' }).waitFor();
      const id = Number(/evidence\/(\d+)/.exec(page.url())?.[1]);
      await page.getByText('Да', { exact: true }).first().click();
      await page.getByLabel('Что сделает школа, к какому дню').fill('Обновит план к 1 октября');
      await page.getByLabel('Что сделает тьютор, к какому дню').click();
      await page.reload();
      await expect
        .poll(() =>
          page
            .getByLabel('Что сделает школа, к какому дню')
            .inputValue()
            .catch(() => ''),
        )
        .toBe('Обновит план к 1 октября');
      await page.getByRole('button', { name: 'Сохранить отчёт' }).click();
      await page.getByText('Пожалуйста, ответьте на вопрос').first().waitFor();
      expect((await record(id)).data.state).toBe('planned');
      await page
        .locator('.sd-question', { hasText: 'Ход дорожной карты школы' })
        .locator('.sd-item label')
        .first()
        .click();
      await page.getByLabel('Что сделает тьютор, к какому дню').fill('Пришлёт образец к 20 сентября');
      const buffer = await takePhoto(page);
      const photos = page.locator('input[type=file]');
      await photos.setInputFiles([
        { name: 'урок.jpg', mimeType: 'image/jpeg', buffer },
        { name: 'не фото.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('это не фотография') },
      ]);
      await page.getByText('Не получилось прочитать как фотографию: не фото.jpg').waitFor();
      await page.getByAltText('Фотография 1').waitFor();
      await keepPicture(page, 'visit-report-phone');
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page, true)).toEqual([]);
      await page.getByRole('button', { name: 'Сохранить отчёт' }).click();
      await page.getByRole('link', { name: 'урок.jpg' }).waitFor();
      await page.getByRole('link', { name: 'Скачать готовый документ Word' }).waitFor();
      const { data, files } = await record(id);
      expect(data).toMatchObject({ state: 'held', heldOn: TODAY, report: { planned: 'yes' } });
      const kept = await (await context.request.get(`${opora.url}/api/evidence/${id}/files/${files[0].id}`)).body();
      expect(buffer.includes('CAMERA-4711')).toBe(true);
      expect(kept.includes('CAMERA-4711')).toBe(false);
      expect(kept.includes('Exif')).toBe(false);
      expect(sizeOf(kept)).toEqual([1600, 1067]);
      await open(`/evidence/${id}/report`);
      await page.getByText('Посещение уже записано').waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'observes a lesson with the network gone; it waits through a reload and is sent once when the network is back',
    async () => {
      const tablet = await visitAs(
        browser,
        opora,
        'mentor',
        { schoolId: world.schoolIds[0], territoryId: null },
        [768, 1024],
      );
      const { context, faults, open, page } = tablet;
      await open('/');
      await page.getByRole('link', { name: 'Открыть лист наблюдения' }).click();
      await page.getByRole('heading', { level: 2, name: 'Новое наблюдение' }).waitFor();
      expect(await axeViolations(page, true)).toEqual([]);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
      await context.setOffline(true);
      await page.reload();
      await page.getByText('Сети нет или сервер не отвечает').waitFor();
      await page.getByRole('button', { name: 'Начать наблюдение' }).click();
      await page.getByText('Сколько учеников на уроке?').waitFor();
      await choose(page, 'Предмет', 'Математика');
      await choose(page, 'Класс', '6');
      await keepPicture(page, 'observation');
      await page.getByRole('button', { name: 'Дальше' }).click();
      await page.getByText('Понимают ли ученики, чему учатся?').waitFor();
      await page.locator('.sd-question').first().locator('.sd-item label').nth(2).click();
      // A tablet that is switched off in the middle of a lesson loses nothing.
      await page.reload();
      await page.getByRole('button', { name: /^Продолжить: Школа 1/ }).click();
      await page.getByText('Понимают ли ученики, чему учатся?').waitFor();
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(1);
      const save = page.getByRole('button', { name: 'Сохранить и отправить' });
      while (!(await save.isVisible())) {
        const first = await page.locator('.sd-question').first().getAttribute('id');
        await page.getByRole('button', { name: 'Дальше' }).click();
        await page.waitForFunction((id) => document.querySelector('.sd-question')?.id !== id, first);
      }
      for (const [index, field] of (await page.locator('.sd-question textarea').all()).entries())
        await field.fill(['Ясная цель', 'Попробовать парную работу'][index] ?? '');
      await page.locator('.sd-question').last().locator('.sd-item label').first().click();
      await save.click();
      await page.getByText('Ждут отправки: 1').waitFor();
      await keepPicture(page, 'observation-waiting');
      expect(await axeViolations(page, true)).toEqual([]);
      await page.reload();
      await page.getByText('Ждут отправки: 1').waitFor();
      const kept = await page.evaluate(async () => {
        const names = await caches.keys();
        const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return requests.flat().map(({ url }) => new URL(url).pathname);
      });
      expect(kept.filter((path) => path.startsWith('/api/'))).toEqual([]);
      await context.setOffline(false);
      await page.getByRole('link', { name: 'Открыть запись' }).click();
      await page.getByRole('heading', { level: 1, name: 'Наблюдение урока' }).waitFor();
      const { evidence } = await ask<{ evidence: Evidence[] }>('/api/evidence?kind=observation', undefined, tablet);
      expect(evidence.map(({ data, occursOn }) => [occursOn, data.observer, data.analysed])).toEqual([
        [TODAY, 'mentor', true],
      ]);
      expect(evidence[0].data.answers).toMatchObject({ subject: 'mathematics', grade: '6', aim: 2 });
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'reviews a document and answers a request from the queues, which get shorter',
    async () => {
      const school = await asSchool();
      await ask('/api/evidence', { ...recordFor({ world }, 'document'), occursOn: TODAY }, school);
      await ask('/api/evidence', { ...recordFor({ world }, 'request'), occursOn: TODAY }, school);
      await school.context.close();
      const { faults, open, page } = visit;
      await open('/work');
      await page.getByText('1 документ ждёт экспертизы').waitFor();
      await page.getByRole('link', { name: /^Записать экспертизу: Программа развития/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Записать экспертизу' }).waitFor();
      expect(await page.getByLabel('Название').inputValue()).toBe('Программа развития');
      expect(await page.getByLabel('Чья запись').inputValue()).toBe(String(world.schoolIds[0]));
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByRole('heading', { level: 1, name: 'Программа развития' }).waitFor();
      await open('/work');
      await page.getByText('Все документы рассмотрены.').waitFor();
      await page.getByRole('button', { name: 'Ответить' }).click();
      await page.getByRole('button', { name: 'Отправить ответ' }).click();
      await page.getByText('Напишите ответ').waitFor();
      await page.getByLabel('Что ответить школе').fill('Приеду 22 сентября с материалами семинара.');
      await keepPicture(page, 'work-answer');
      await page.getByRole('button', { name: 'Отправить ответ' }).click();
      await page.getByText('Запросов без ответа нет.').waitFor();
      const { evidence } = await ask<{ evidence: Evidence[] }>('/api/evidence?kind=request');
      expect(evidence[0].data).toMatchObject({ state: 'answered', answeredOn: TODAY });
      expect(faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'has colleagues whose page shows only what is theirs',
    async () => {
      const place = { schoolId: world.schoolIds[0], territoryId: null };
      const psychologist = await visitAs(browser, opora, 'psychologist', place, [360, 740]);
      await psychologist.open('/');
      await psychologist.page.getByRole('heading', { level: 2, name: 'Консультации' }).waitFor();
      expect(await psychologist.page.getByRole('heading', { name: 'К кому ехать' }).count()).toBe(0);
      await psychologist.page.getByRole('link', { name: 'Записать месяц: сентябрь' }).click();
      for (const [label, count] of [
        ['Запросов поступило', '3'],
        ['Из них выполнено', '2'],
        ['Консультаций предложено', '5'],
        ['Консультаций проведено', '2'],
      ])
        await psychologist.page.getByLabel(label).first().fill(count);
      await psychologist.page.getByRole('button', { name: 'Сохранить' }).click();
      await psychologist.page.getByRole('heading', { level: 1, name: 'Консультации за месяц' }).waitFor();
      await psychologist.open('/work');
      await psychologist.page.getByRole('link', { name: 'Исправить: сентябрь' }).waitFor();
      await keepPicture(psychologist.page, 'work-psychologist');
      expect(await overflow(psychologist.page)).toBe(0);
      expect(await axeViolations(psychologist.page, true)).toEqual([]);
      expect(psychologist.faults).toEqual([]);
      await psychologist.context.close();
    },
    PATIENCE,
  );
});

/** Chooses in a list of SurveyJS. */
async function choose(page: Page, question: string, answer: string): Promise<void> {
  const field = page.locator('.sd-question', { has: page.getByRole('combobox', { name: question }) });
  await field.locator('.sd-dropdown').click();
  await page.getByRole('option', { name: answer, exact: true }).click();
}
