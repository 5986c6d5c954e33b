/** The chief at the roadmap: a table from a file, the schools of the year, and on the demo what is late, why, and since when. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, openSection, overflow, signIn } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

describe.runIf(canBrowse)('the chief at the roadmap', () => {
  const stage = openDemoStage();

  it(
    'finds the three latest items, opens the evidence of one, and sees the state as of an earlier day',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'chief');
      await openSection(page, 'Дорожная карта');
      await page.getByText('Состояние на 1 июня 2026 г.').waitFor();
      const latest = page.getByRole('region', { name: 'Просрочено: у кого' });
      await latest.waitFor();
      const items = await latest.getByRole('link').allTextContents();
      expect(new Set(items).size).toBeGreaterThanOrEqual(3);
      await latest
        .getByRole('link', { name: /^8\. Посещение школ/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: /^8\. Посещение школ/ }).waitFor();
      await page.getByText('посещений, срок которых прошёл').first().waitFor();
      await page.getByRole('region', { name: 'Чем подтверждено' }).getByRole('link').first().click();
      await page.getByRole('heading', { level: 1, name: /Посещение/ }).waitFor();
      await page.goBack();
      await page.getByRole('link', { name: 'Дорожная карта 2026 года' }).click();
      await page.getByLabel('Состояние на день').fill('2026-02-20');
      await page.getByText('Состояние на 20 февраля 2026 г.').waitFor();
      await page.getByText('Просроченных нет.').waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'loads a table: first its faults by line, then what would change, then the new version',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'chief');
      await openSection(page, 'Дорожная карта');
      await page.getByRole('button', { name: 'Загрузить из файла' }).click();
      const dialog = page.getByRole('dialog', { name: 'Карта из файла' });
      await dialog.getByLabel('Год').fill('2027');
      const choose = async (name: string, ...rows: string[]) => {
        const file = join(tmpdir(), `roadmap-${process.pid}-${name}.csv`);
        await writeFile(file, ['№;Мероприятие;Сроки', ...rows].join('\n'));
        await dialog.locator('input[type=file]').setInputFiles(file);
        await dialog.getByRole('button', { name: 'Проверить файл' }).click();
      };
      await choose('faulty', '1;Отбор школ;когда-нибудь');
      await dialog.getByText('срок не понятен: «когда-нибудь»').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await choose('mended', '1;Отбор школ;февраль', '7;Большой семинар;до 15 мая');
      await dialog.getByText('изменится: 7. Большой семинар').waitFor();
      await keepPicture(page, 'roadmap-import-1366');
      await dialog.getByRole('button', { name: 'Записать карту' }).click();
      await page.waitForURL(/year=2027/);
      await page.getByRole('link', { name: '7. Большой семинар' }).first().waitFor();
      await page.getByRole('button', { name: 'Показать историю' }).click();
      await page
        .getByText(/roadmap-\d+-mended\.csv/)
        .first()
        .waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'enters a school’s status of the year with its ground, on a phone',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 360, 740);
      await signIn(page, stage.demo, 'chief');
      await openSection(page, 'Статусы школ');
      const change = page.getByRole('button', { name: /^Изменить статус: Ясно/ });
      await change.waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await change.click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/^ШССУ/).check();
      await dialog.getByLabel('Основание').fill('Приказ министерства № 12');
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'designation-360');
      await dialog.getByRole('button', { name: 'Сохранить' }).click();
      const row = page.getByRole('row', { name: /^Ясно/ });
      await row.getByText('Приказ министерства № 12').waitFor();
      expect(await row.textContent()).toContain('ШССУ');
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
