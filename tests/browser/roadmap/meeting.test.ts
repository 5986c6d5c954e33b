/** The chief in a real browser: the district as of a day, and the pages of the final meeting prepared, shown and printed. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { MeetingResponse } from '../../../server/roadmap/meeting/schemas.ts';
import { startApplication } from '../../server/application.ts';
import { makeWorld } from '../../server/world.ts';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, openSection, overflow, signIn } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { visitAs } from '../workplaceVisit.ts';

const SLIDES = [
  ...['Год и школы', 'Разрыв в результатах', 'Преподавание', 'Кадры', 'Воспитание', 'Дорожная карта'],
  'Решения на следующий год',
];

/** The sizes of the sheets of a PDF in points, from its plain dictionaries. */
function sheetsOf(pdf: Buffer): string[] {
  return [...pdf.toString('latin1').matchAll(/\/Type \/Page\b[^s][\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${Math.round(Number(width))} × ${Math.round(Number(height))}`,
  );
}

const print = (page: Page) => page.pdf({ preferCSSPageSize: true, printBackground: true });
/** The page that has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector('h2')?.textContent ?? document.activeElement?.tagName);

describe.runIf(canBrowse)('the chief', () => {
  const stage = openDemoStage();

  it(
    'sees the state of the whole roadmap on one page and on one sheet, of today and of any day before',
    async () => {
      const { context, faults, page } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'chief');
      await openSection(page, 'Район');
      await page.getByRole('heading', { level: 1, name: 'Район на один взгляд' }).waitFor();
      await page.getByText(/^Выполнено \d+ из 28\.$/).waitFor();
      const late = page.getByRole('region', { name: 'Просрочено: у кого' });
      await late.getByRole('link').first().waitFor();
      await page
        .getByRole('region', { name: 'Очередь публикаций' })
        .getByText(/^Ждёт вас: \d+\.$/)
        .waitFor();
      await page.getByRole('region', { name: 'Нагрузка тьюторов' }).getByRole('table').waitFor();
      await keepPicture(page, 'district-1366');
      expect(await axeViolations(page)).toEqual([]);
      expect(sheetsOf(await print(page))).toEqual(['595 × 842']);
      await page.getByLabel('Состояние на день').fill('2026-03-15');
      await page.getByText('Состояние на 15 марта 2026').waitFor();
      expect(page.url()).toContain('date=2026-03-15');
      await expect.poll(() => page.getByRole('region', { name: 'Очередь публикаций' }).count()).toBe(0);
      await page.getByRole('link', { name: '6. Анкетирование для рискового профиля школы' }).first().click();
      await page.getByRole('heading', { level: 1, name: /Анкетирование для рискового профиля школы/ }).waitFor();
      expect(page.url()).toContain('date=2026-03-15');
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'prepares the final meeting: seven pages with source and doubt, a conclusion, and a sheet for each page',
    async () => {
      const { context, faults, page } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'chief');
      await openSection(page, 'Район');
      await page.getByRole('link', { name: 'Подготовить итоговое совещание' }).click();
      await page.getByRole('heading', { level: 1, name: 'Итоговое совещание' }).waitFor();
      await page.getByRole('heading', { level: 2, name: 'Решения на следующий год' }).waitFor();
      const slide = (name: string) => page.getByRole('region', { name, exact: true });
      for (const [index, name] of SLIDES.entries()) {
        await slide(name)
          .getByText(`${index + 1} из 7`)
          .waitFor();
        await slide(name)
          .getByText(/Источник: /)
          .first()
          .waitFor();
      }
      await slide('Преподавание')
        .getByText(/интервал 90 %/)
        .waitFor();
      await slide('Воспитание').getByText('Строка 28 дорожной карты:').waitFor();
      await slide('Воспитание').getByText('Строка 29 дорожной карты:').waitFor();
      expect(await axeViolations(page, true)).toEqual([]);

      await page.getByRole('button', { name: 'Написать вывод: Разрыв в результатах' }).click();
      const text = 'Разрыв пока не сократился уверенно.\nВ следующем году – пары школ по математике.';
      await page.getByLabel('Вывод на странице «Разрыв в результатах»').fill(text);
      await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
      await slide('Разрыв в результатах').getByText('Сохранено.').waitFor();
      await slide('Разрыв в результатах').getByText('В следующем году – пары школ по математике.').waitFor();
      await keepPicture(page, 'meeting-1366');

      const sheets = sheetsOf(await print(page));
      expect(sheets).toEqual(Array.from({ length: 7 }, () => '960 × 540'));
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'turns the pages by arrow keys and shows them one by one over the whole screen',
    async () => {
      const { context, faults, page } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'chief', '/meeting');
      await page.getByRole('heading', { level: 2, name: 'Решения на следующий год' }).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await focused(page)).toBe('Преподавание');
      await page.keyboard.press('ArrowLeft');
      expect(await focused(page)).toBe('Разрыв в результатах');
      // What is half written is still there after a show.
      await page.getByRole('button', { name: 'Написать вывод: Преподавание' }).click();
      const half = page.getByLabel('Вывод на странице «Преподавание»');
      await expect.poll(() => half.evaluate((field) => field === document.activeElement)).toBe(true);
      await page.keyboard.type('Начато');
      await page.getByRole('button', { name: 'Показать на экране' }).click();
      await page.getByRole('status').getByText('1 из 7').waitFor();
      await expect.poll(() => page.getByRole('heading', { level: 2, name: 'Кадры' }).count()).toBe(0);
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageDown');
      await page.getByRole('heading', { level: 2, name: 'Преподавание' }).waitFor();
      await keepPicture(page, 'meeting-shown');
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Закончить показ' }).click();
      expect(await half.inputValue()).toBe('Начато');
      await page.getByRole('heading', { level: 2, name: 'Кадры' }).waitFor();
      // Whoever has scrolled goes on from what is in sight.
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        document.getElementById('slide-upbringing')?.scrollIntoView();
      });
      await page.keyboard.press('ArrowRight');
      expect(await focused(page)).toBe('Дорожная карта');
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'is told that a colleague has written meanwhile, and loses nothing; what was said before stays readable',
    async () => {
      const chief = await openPage(stage.browser, 1366, 768);
      const analyst = await openPage(stage.browser, 360, 768);
      await signIn(chief.page, stage.demo, 'chief', '/meeting');
      await signIn(analyst.page, stage.demo, 'analyst', '/meeting');
      for (const { page } of [chief, analyst])
        await page.getByRole('button', { name: 'Написать вывод: Кадры' }).click();
      const field = (page: Page) => page.getByLabel('Вывод на странице «Кадры»');
      const save = (page: Page) => page.getByRole('button', { name: 'Сохранить', exact: true }).click();
      await field(analyst.page).fill('Текучесть не выросла.');
      await save(analyst.page);
      await analyst.page.getByText('Сохранено.').waitFor();
      await keepPicture(analyst.page, 'meeting-360');
      expect(await overflow(analyst.page)).toBe(0);
      expect(await axeViolations(analyst.page)).toEqual([]);
      await field(chief.page).fill('Нужны молодые учителя.');
      await save(chief.page);
      await chief.page.getByText('Пока вы правили, здесь написали другое').waitFor();
      await chief.page.getByRole('cell', { name: 'Текучесть не выросла.' }).waitFor();
      expect(await field(chief.page).inputValue()).toBe('Нужны молодые учителя.');
      await chief.page.getByRole('button', { name: 'Сохранить моё' }).click();
      await chief.page.getByText('Сохранено.').waitFor();
      await chief.page.getByRole('button', { name: 'Прежние выводы: Кадры' }).click();
      await chief.page.getByRole('listitem').filter({ hasText: 'Текучесть не выросла.' }).waitFor();
      const answer = await chief.context.request.get(`${stage.demo.url}/api/meeting/2026`);
      const { notes } = (await answer.json()) as MeetingResponse;
      expect(notes.find(({ slide }) => slide === 'staff')).toMatchObject({
        text: 'Нужны молодые учителя.',
        version: 2,
      });
      expect([...chief.faults, ...analyst.faults]).toEqual([]);
      for (const { context } of [chief, analyst]) await context.close();
    },
    PATIENCE,
  );

  it(
    'reads on the pages of a district that has just begun what cannot be told yet, and no zero in its place',
    async () => {
      const opora = await startApplication('2026-06-01');
      const { territoryId } = await makeWorld(opora.services, 3);
      const place = { schoolId: null, territoryId };
      const { context, faults, open, page } = await visitAs(stage.browser, opora, 'chief', place, [360, 740]);
      await open('/meeting');
      for (const text of [
        'В 2026 году статус не присвоен ни одной школе',
        'Разрыв посчитать нельзя: нужны хотя бы четыре школы',
        'Об уроках пока сказать нельзя: посещено 0',
        'О текучести пока сказать нельзя',
        'Встреч с родителями в этом году не записано',
      ])
        await page.getByText(text).first().waitFor();
      await keepPicture(page, 'meeting-empty-360');
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await open('/district');
      await page.getByText('Ничего не ждёт публикации.').waitFor();
      await page.getByText('Тьюторов пока нет.').waitFor();
      await keepPicture(page, 'district-empty-360');
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
      await opora.stop();
    },
    PATIENCE,
  );
});
