/** A campaign from plan to sealing in a real browser: the analyst runs it, the coordinator hands out cards, chiefs end it. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDesignation } from '../../../server/people/schools/store.ts';
import { readPdf } from '../../server/answering/printed.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { answersOf, makeLink, makeWorld, type World } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, openSection, overflow } from '../pages.ts';
import { type Visit, visitAs } from '../workplaceVisit.ts';

describe.runIf(canBrowse)('a campaign', () => {
  let opora: TestApplication;
  let world: World;
  let browser: Browser;
  let analyst: Visit;
  let coordinator: Visit;
  let chief: Visit;
  let secondChief: Visit;
  let campaign: string;
  beforeAll(async () => {
    [opora, browser] = await Promise.all([startApplication(), launchBrowser()]);
    world = await makeWorld(opora.services, 3);
    for (const id of world.schoolIds.slice(0, 2)) await insertDesignation(opora.services.db, id, 2026, 'lowResults');
    analyst = await visitAs(browser, opora, 'analyst', { territoryId: world.territoryId, schoolId: null });
    const district = { territoryId: world.territoryId, schoolId: null };
    chief = await visitAs(browser, opora, 'chief', district);
    secondChief = await visitAs(browser, opora, 'chief', district, [360, 740]);
    coordinator = await visitAs(
      browser,
      opora,
      'coordinator',
      { territoryId: null, schoolId: world.schoolIds[0] },
      [360, 740],
    );
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  const sound = async ({ page }: Visit) => {
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  };

  it(
    'is planned in three steps with the schools of the programme ticked',
    async () => {
      const { page } = analyst;
      await analyst.open('/campaigns');
      await sound(analyst);
      await page.getByRole('link', { name: 'Новое анкетирование' }).click();
      await page.getByLabel('Название по-русски').fill('');
      await page.getByRole('button', { name: 'Дальше' }).click();
      await page.getByText('Нужны названия на обоих языках').waitFor();
      await sound(analyst);
      await page.getByLabel('Название по-русски').fill('Летний опрос');
      await page.getByRole('button', { name: 'Дальше' }).click();
      await page.getByText('Отмечено школ: 2').waitFor();
      await sound(analyst);
      await page.getByRole('button', { name: 'Дальше' }).click();
      await page.getByLabel('Родители, %').fill('60');
      await sound(analyst);
      await page.getByRole('button', { name: 'Сохранить план' }).click();
      await page.getByRole('heading', { level: 1, name: 'Летний опрос' }).waitFor();
      await page.getByText('План: 2 школы').waitFor();
      await sound(analyst);
      campaign = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    },
    PATIENCE,
  );

  it(
    'is opened after asking, and its last day is moved and moved back',
    async () => {
      const { page } = analyst;
      await page.getByRole('button', { name: 'Открыть' }).click();
      await page.getByRole('dialog').waitFor();
      await sound(analyst);
      await page.getByRole('dialog').getByRole('button', { name: 'Открыть' }).click();
      await page.getByText('Анкетирование открыто.').waitFor();
      await page.getByRole('heading', { name: 'Охват по школам и группам' }).waitFor();
      await sound(analyst);
      await page.getByRole('button', { name: 'Перенести последний день' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
      await page.getByText('Последний день теперь 29 июня 2026').waitFor();
      await page.getByRole('button', { name: 'Вернуть 22 июня 2026' }).click();
      await page.getByText('Последний день теперь 22 июня 2026').waitFor();
    },
    PATIENCE,
  );

  it(
    'is handed out by the coordinator on a phone: cards once, then a void sheet',
    async () => {
      const { page } = coordinator;
      await coordinator.open(`/schools/${world.schoolIds[0]}/answering?campaign=${campaign}`);
      const part = page.getByRole('region', { name: 'Родители' });
      await part.getByLabel('Способ').selectOption('codes');
      await part.getByText('Коды печатаются один раз').waitFor();
      await part.getByLabel('Сколько карточек').fill('7');
      await sound(coordinator);
      await part.getByRole('button', { name: 'Напечатать карточки (PDF)' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Сделать' }).click();
      const link = part.getByRole('link', { name: 'Скачать карточки' });
      await link.waitFor();
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const stream = await download.createReadStream();
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const text = readPdf(Buffer.concat(chunks))
        .flatMap(({ texts }) => texts.map((each) => each.text))
        .join(' ');
      expect(new Set(text.match(/[0-9A-Z]{4}- ?[0-9A-Z]{4}- ?[0-9A-Z]{4}/g)).size).toBe(7);
      await part.getByRole('button', { name: 'Отменить неиспользованные' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Отменить коды' }).click();
      await part.getByText('отменён', { exact: true }).waitFor();
      await sound(coordinator);
    },
    PATIENCE,
  );

  it(
    'has a link for a class, and names classes to remind, never people',
    async () => {
      const { page } = coordinator;
      const part = page.getByRole('region', { name: 'Ученики' });
      await part.getByLabel('Класс').fill('6 А');
      await part.getByLabel('Человек').fill('24');
      await part.getByRole('button', { name: 'Сделать ссылку' }).click();
      await part.getByText('ответов 0, предел 26').waitFor();
      await coordinator.open(`/campaigns/${campaign}`);
      await page.getByText('Школа 1, Ученики, 6 кл. · 6 А: 0 из 24').waitFor();
      await sound(coordinator);
      expect(await page.getByRole('button', { name: 'Закрыть', exact: true }).count()).toBe(0);
    },
    PATIENCE,
  );

  it(
    'is closed after asking and opened again with a reason that stays in the history',
    async () => {
      const { page } = chief;
      await chief.open('/');
      await openSection(page, 'Анкетирование');
      await page.getByRole('link', { name: 'Летний опрос' }).click();
      await page.getByText('Он же раздаёт ссылки и коды').waitFor();
      await page.getByRole('button', { name: 'Закрыть', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Закрыть', exact: true }).click();
      await page.getByText('Анкетирование закрыто.').waitFor();
      await page.getByText('по 15 июня 2026 г. включительно').waitFor();
      await sound(chief);
      await page.getByRole('button', { name: 'Открыть снова' }).click();
      const dialog = page.getByRole('dialog');
      const yes = dialog.getByRole('button', { name: 'Открыть снова' });
      expect(await yes.isDisabled()).toBe(true);
      await dialog.getByLabel('Причина').fill('Школа 2 была на карантине');
      await yes.click();
      await page.getByText('Причина: Школа 2 была на карантине').waitFor();
      await sound(chief);
      await analyst.open(`/campaigns/${campaign}`);
      expect(await analyst.page.getByRole('button', { name: 'Закрыть', exact: true }).count()).toBe(0);
      await analyst.page.getByRole('button', { name: 'Цели' }).waitFor();
      await sound(analyst);
    },
    PATIENCE,
  );

  it(
    'is sealed before its day by another person than who closed it, after being told what that costs',
    async () => {
      const { db } = opora.services;
      const links = db.selectFrom('survey_link').select('code').where('campaign_id', '=', Number(campaign));
      const { code } = await links.where('label', '=', '6 А').executeTakeFirstOrThrow();
      for (let n = 0; n < 3; n++) {
        const data = { id: crypto.randomUUID(), answers: answersOf(opora.services) };
        await chief.context.request.post(`${opora.url}/api/survey/${code}/submissions`, { data });
      }
      await chief.page.getByRole('button', { name: 'Закрыть', exact: true }).click();
      await chief.page.getByRole('dialog').getByRole('button', { name: 'Закрыть', exact: true }).click();
      await chief.page.getByText('Анкетирование закрыто.').waitFor();
      await chief.page.getByRole('button', { name: 'Запечатать раньше' }).click();
      await chief.page.getByRole('dialog').getByRole('button', { name: 'Запечатать навсегда' }).click();
      await chief.page.getByText('Закрыли анкетирование вы').waitFor();
      await sound(chief);
      const { page } = secondChief;
      await secondChief.open(`/campaigns/${campaign}`);
      await page.getByRole('button', { name: 'Запечатать раньше' }).click();
      await page.getByRole('dialog').getByText('Сейчас не вошли бы 3 ответа.').waitFor();
      await sound(secondChief);
      await page.getByRole('dialog').getByRole('button', { name: 'Запечатать навсегда' }).click();
      await page.getByText('Запечатано: итоги окончательные').waitFor();
      await page.getByText('Не вошли 3 ответа').waitFor();
      expect(await page.getByRole('columnheader', { name: 'Ждут партии' }).count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Открыть снова' }).count()).toBe(0);
      await sound(secondChief);
    },
    PATIENCE,
  );

  it(
    'says what befell its keys, and which answers wait above the number of people',
    async () => {
      const { db } = opora.services;
      const at = new Date('2026-06-01T08:00:00Z');
      const event = { campaign_id: Number(campaign), at, by_account: null, closes_on: null, reason: null };
      const kinds = [
        { ...event, kind: 'keysLate' as const, answers: null },
        { ...event, kind: 'keysLost' as const, answers: 21 },
      ];
      await db.insertInto('campaign_event').values(kinds).execute();
      const { page } = secondChief;
      await secondChief.open(`/campaigns/${campaign}`);
      await page.getByText('Такие копии и журналы нужно удалить').waitFor();
      await page.getByText('не прочитать 21 ответ, который ждёт').waitFor();
      await page.getByText('не найдены ключи к 21 ответу, который ждёт').waitFor();
      await sound(secondChief);
      const code = await makeLink(opora.services, world);
      for (let n = 0; n < 3; n++) {
        const data = { id: crypto.randomUUID(), answers: answersOf(opora.services) };
        await page.request.post(`${opora.url}/api/survey/${code}/submissions`, { data });
      }
      const own = db.updateTable('cell').set({ roll: 1 }).where('campaign_id', '=', world.campaignId);
      await own.where('audience', '=', 'student').where('grade', '=', 6).execute();
      await secondChief.open(`/campaigns/${world.campaignId}`);
      await page.getByText('Ответов больше, чем людей: 2 лишних ждут').waitFor();
      await sound(secondChief);
    },
    PATIENCE,
  );

  it(
    'has the number of people of a running campaign corrected with a reason, from the next batch on',
    async () => {
      const { page } = analyst;
      await analyst.open(`/campaigns/${world.campaignId}?school=${world.schoolIds[0]}`);
      const row = page.getByRole('row', { name: /Ученики, 6 кл\./ });
      await row.getByRole('button', { name: 'Исправить число людей' }).click();
      const dialog = page.getByRole('dialog', { name: 'Исправить число людей: Школа 1, Ученики, 6 кл.' });
      await dialog.getByLabel('Человек на самом деле').fill('34');
      expect(await dialog.getByRole('button', { name: 'Сохранить' }).isDisabled()).toBe(true);
      await dialog.getByLabel('Причина').fill('Трое пришли в мае');
      await sound(analyst);
      await dialog.getByRole('button', { name: 'Сохранить' }).click();
      await row.getByText('Число 34 начнёт действовать со следующей партией').waitFor();
      await page.getByText('число людей было 1, стало 34; причина: Трое пришли в мае').waitFor();
      await sound(analyst);
    },
    PATIENCE,
  );

  it(
    'takes the number of people with a day',
    async () => {
      const { page } = analyst;
      await analyst.open(`/schools/${world.schoolIds[0]}/roll`);
      await sound(analyst);
      await page.getByLabel('Группа').selectOption({ label: 'Ученики, 6 кл.' });
      await page.getByLabel('Человек').fill('31');
      await page.getByRole('button', { name: 'Внести число' }).click();
      await page.getByText('Число внесено.').waitFor();
      await page.getByRole('row', { name: /^Ученики, 6 кл\.\s*31/ }).waitFor();
      await sound(analyst);
      expect([analyst, chief, coordinator, secondChief].flatMap(({ faults }) => faults)).toEqual([]);
    },
    PATIENCE,
  );
});
