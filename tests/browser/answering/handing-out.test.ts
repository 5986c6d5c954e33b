/** Handing out in all schools at once, in a real browser: ways, links, kits in one archive, and the message of a school. */
import type { Browser, Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDesignation } from '../../../server/people/schools/store.ts';
import { unzip } from '../../server/answering/zip.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { makeWorld, type World } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { type Visit, visitAs } from '../workplaceVisit.ts';

async function contentOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe.runIf(canBrowse)('handing out in all schools', () => {
  let opora: TestApplication;
  let world: World;
  let browser: Browser;
  let analyst: Visit;
  let coordinator: Visit;
  beforeAll(async () => {
    [opora, browser] = await Promise.all([startApplication(), launchBrowser()]);
    world = await makeWorld(opora.services, 3, 40);
    await insertDesignation(opora.services.db, world.schoolIds[0], 2026, 'lowResults');
    analyst = await visitAs(browser, opora, 'analyst', { territoryId: world.territoryId, schoolId: null });
    const place = { territoryId: null, schoolId: world.schoolIds[0] };
    coordinator = await visitAs(browser, opora, 'coordinator', place, [360, 740]);
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
    'begins where the campaign says of whom nobody can answer',
    async () => {
      const { page } = analyst;
      await analyst.open(`/campaigns/${world.campaignId}`);
      await page.getByText('Нет способа ответить, школ: 3.').waitFor();
      expect(await page.getByText('Напоминать никому не нужно').count()).toBe(0);
      await sound(analyst);
      await page.getByRole('link', { name: 'Раздать анкеты по школам: ссылки' }).click();
      await page.getByRole('heading', { level: 1, name: 'Раздать анкеты по школам' }).waitFor();
      await page.getByText('Будет сделано ссылок: 27, групп: 15.').waitFor();
      await sound(analyst);
    },
    PATIENCE,
  );

  it(
    'sets a way for the schools of a kind, after showing which',
    async () => {
      const { page } = analyst;
      const part = page.getByRole('region', { name: 'Способ ответа' });
      await part.getByLabel('Кто отвечает').selectOption('parent');
      await part.getByLabel('Способ', { exact: true }).selectOption('codes');
      await part.getByLabel('В каких школах').selectOption('lowResults');
      await part.getByText('Изменится школ: 1. Способ уже такой: 0. Не затронуто: 2.').waitFor();
      await part.getByRole('button', { name: 'Изменить способ' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Школа 1 (сейчас одна ссылка на класс)').waitFor();
      await sound(analyst);
      await dialog.getByRole('button', { name: 'Изменить способ' }).click();
      await part.getByText('Способ изменён, школ: 1.').waitFor();
      await page.getByText('отвечают по карточкам с кодами: 2').waitFor();
    },
    PATIENCE,
  );

  it(
    'makes all links in one step, and has nothing more to make',
    async () => {
      const { page } = analyst;
      const part = page.getByRole('region', { name: 'Ссылки классов' });
      await part.getByLabel('Человек в классе, не больше').fill('2');
      await part.getByText('Нужно целое число от 5 до 100.').waitFor();
      await part.getByLabel('Человек в классе, не больше').fill('20');
      await part.getByText('Ученики, 6 кл.: 6А (20), 6Б (20)').first().waitFor();
      await part.getByRole('button', { name: 'Сделать ссылки (23)' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Сделать ссылки (23)' }).click();
      await part.getByText('Сделано ссылок: 23.').waitFor();
      await part.getByText('Все ссылки уже есть: делать нечего.').waitFor();
      await sound(analyst);
    },
    PATIENCE,
  );

  it(
    'packs the kits of all schools into one archive with a folder for each, once with the cards',
    async () => {
      const { page } = analyst;
      const part = page.getByRole('region', { name: 'Комплекты для школ' });
      await part.getByRole('button', { name: 'Собрать комплекты (школ: 3)' }).click();
      await page.getByRole('dialog').getByText('Будут сделаны карточки: 80.').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Собрать' }).click();
      await part.getByText('Собрано комплектов: 3 из 3.').waitFor();
      await sound(analyst);
      const link = part.getByRole('link', { name: 'Скачать архив' });
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toMatch(/^Анкеты по школам – .+ – .+\.zip$/);
      const { names } = unzip(await contentOf(download));
      expect([...new Set(names.map((name) => name.split('/')[0]))]).toEqual(['Школа 1', 'Школа 2', 'Школа 3']);
      expect(names.filter((name) => name.includes('Объявление'))).toHaveLength(23);
      expect(names.filter((name) => name.includes('Карточки'))).toHaveLength(2);
      await part.getByText('карточки уже напечатаны: Родители, 6 кл.; Родители, 8 кл.').waitFor();
    },
    PATIENCE,
  );

  it(
    'gives a coordinator the message of the school, a link’s name, and its closing, on a phone',
    async () => {
      const { page } = coordinator;
      await coordinator.open(`/schools/${world.schoolIds[0]}/answering?campaign=${world.campaignId}`);
      await sound(coordinator);
      await page.getByRole('button', { name: 'Сообщение для чата' }).click();
      const text = await page.getByLabel('Текст сообщения').inputValue();
      expect(text).toContain('6А: http');
      await sound(coordinator);
      await page.keyboard.press('Escape');
      const row = page.getByRole('region', { name: 'Ученики' }).getByRole('listitem').filter({ hasText: '6А' });
      await row.getByRole('button', { name: 'Изменить' }).click();
      await page.getByRole('dialog').getByLabel('Класс').fill('6 «Альфа»');
      await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
      const renamed = page.getByRole('listitem').filter({ hasText: '6 «Альфа»' });
      await renamed.getByRole('button', { name: 'Закрыть ссылку' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Закрыть ссылку' }).click();
      await renamed.getByText('закрыта').waitFor();
      await renamed.getByRole('button', { name: 'Открыть снова' }).click();
      await renamed.getByRole('link').waitFor();
      await sound(coordinator);
      expect([...analyst.faults, ...coordinator.faults]).toEqual([]);
    },
    PATIENCE,
  );
});
