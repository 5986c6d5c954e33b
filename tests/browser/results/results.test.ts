/** Results of schools: a table of means on its way in, the gap that follows from it, and schools side by side. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, openSection, overflow, signIn } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

const HEADER = 'Школа;Год;Работа;Класс;Учеников;Средний балл;Стандартное отклонение';

describe.runIf(canBrowse)('results of schools', () => {
  const stage = openDemoStage();

  it(
    'come from a table with its faults shown first, are taken, change the gap, and can be taken back',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'analyst');
      await openSection(page, 'Результаты');
      await page.getByRole('heading', { level: 1, name: 'Сокращается ли разрыв?' }).waitFor();
      await page.getByRole('link', { name: 'Загрузить таблицу средних по школам' }).click();
      const names = [
        'Тихобродская',
        'Яснолужская',
        'Белокрыльская',
        'Верхнеключинская',
        'Журавлинская',
        'Сухополянская',
      ];
      const rows = names.map((name, n) => `${name} школа;2026;История;6;${20 + n};${10 + 2 * n};4,5`);
      const file = join(tmpdir(), `means-${process.pid}.csv`);
      await writeFile(file, [HEADER, ...rows, 'Заречная школа;2026;История;6;20;10;4,5'].join('\n'));
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: 'Проверить файл' }).click();
      await page.getByLabel(/«Заречная школа»/).selectOption({ label: 'Не наша школа: пропустить' });
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'means-asked-1366');
      await page.setViewportSize({ width: 360, height: 740 });
      await keepPicture(page, 'means-asked-360');
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.getByRole('button', { name: 'Проверить снова' }).click();
      await page.getByText('Пропущено строк о школах, которых нет в районе: 1').waitFor();
      await page.getByRole('button', { name: 'Принять', exact: true }).click();
      await page.getByText('Принято. Результаты уже учитывают таблицу').waitFor();
      await openSection(page, 'Результаты');
      await page.getByLabel('Работа').selectOption({ label: 'История, 6 класс' });
      await page.getByText('Источник: таблица средних по школам.').first().waitFor();
      await keepPicture(page, 'results-1366');
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('link', { name: 'Загрузить таблицу средних по школам' }).click();
      await page
        .getByRole('button', { name: /^Отменить: / })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('button', { name: 'Отменить', exact: true }).click();
      await page.getByText('Отменено. Действуют те средние').waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it.each([
    [1366, 768],
    [360, 740],
  ])(
    'stand side by side for chosen schools at %i px, by keyboard, and against schools like one of them',
    async (width, height) => {
      const { page, faults, context } = await openPage(stage.browser, width, height);
      await signIn(page, stage.demo, 'analyst');
      await openSection(page, 'Сравнение');
      const choice = page.getByRole('combobox', { name: 'Какие школы сравнить' });
      for (const name of ['Тихобродская', 'Яснолужская']) {
        await choice.focus();
        await page.keyboard.type(name);
        await page.getByRole('option', { name: `${name} школа` }).waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.waitForURL(name === 'Тихобродская' ? /schools=/ : /schools=\d+-\d+/);
      }
      await page.keyboard.press('Escape');
      await page.getByText(/^Сильнее всего выбранные школы расходятся/).waitFor();
      await page.getByRole('button', { name: 'Таблица' }).first().click();
      await page.getByRole('table').first().getByText('Яснолужская школа').waitFor();
      await keepPicture(page, `compare-${width}`);
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
