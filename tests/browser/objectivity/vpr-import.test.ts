/** The import of results in a real browser: the demo's own file, faults by cell, names refused, undoing. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, overflow, signIn } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

const asFile = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe.runIf(canBrowse)('the import of results', () => {
  const stage = openDemoStage();

  async function openImports(width: number) {
    const watched = await openPage(stage.browser, width, 768);
    await signIn(watched.page, stage.demo, 'analyst', '/objectivity/imports');
    await watched.page
      .getByRole('row', { name: /Математика, 6 класс/ })
      .first()
      .waitFor();
    return watched;
  }

  const send = async (page: Page, file: string | ReturnType<typeof asFile>) => {
    await page.locator('input[type=file]').setInputFiles(file);
    const name = typeof file === 'string' ? basename(file) : file.name;
    await page.getByText(`Выбран файл: ${name}`).waitFor();
    await page.getByLabel('Работа').selectOption({ label: 'Математика, 6 класс, 2026' });
    await page.getByRole('button', { name: 'Проверить', exact: true }).click();
  };

  it(
    'takes the demo’s own workbook from its columns to the history, and undoes it',
    async () => {
      const { page, faults, context } = await openImports(1366);
      await keepPicture(page, 'vpr-import-1366');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Математика, 6 класс, 2026 (XLSX)' }).click(),
      ]);
      const path = join(await mkdtemp(join(tmpdir(), 'opora-vpr-')), download.suggestedFilename());
      await download.saveAs(path);
      await send(page, path);
      await page.getByRole('button', { name: 'Проверить все строки' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'vpr-mapping-1366');
      await page.getByRole('button', { name: 'Проверить все строки' }).click();
      await page.getByText('Ошибок не найдено').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'vpr-preview-1366');
      await page.getByRole('button', { name: 'Импортировать', exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.getByText(/Импортировано: ВПР Математика/).waitFor();
      const newest = page.getByRole('row', { name: /\.xlsx/ });
      await newest.getByText('действует для 20 из 20 школ').waitFor();
      await newest.getByRole('button', { name: /Отменить импорт/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Отменить импорт' }).click();
      await newest.getByText(/Отменён/).waitFor();
      await keepPicture(page, 'vpr-undone-1366');
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'shows every fault by its cell on a phone, and refuses names',
    async () => {
      const { page, faults, context } = await openImports(360);
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'vpr-import-360');
      await send(page, asFile('names.csv', 'Код;Сумма\nИванова Анна;5\n'));
      await page.getByText('В файле имена людей: A2').waitFor();
      await send(page, asFile('faults.csv', 'Код;Сумма;Отметка\na1;8;5\na2;99;3\na1;8;3\n'));
      await page.getByLabel('Школа всего файла').selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Проверить все строки' }).click();
      await page.getByText('отметка 5, а по границам выходит 3').waitFor();
      await page.getByText('99 больше максимума 16').waitFor();
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'vpr-faults-360');
      const address = page.url();
      await page.getByRole('button', { name: 'Удалить файл' }).click();
      await page.getByRole('button', { name: 'Выбрать файл' }).waitFor();
      await page.getByText('Файл удалён с сервера.').waitFor();
      // As one comes back to it after a day: no names are made out of its being gone.
      await page.goto(address);
      await page.getByRole('alert').getByText('Этого файла на сервере больше нет').waitFor();
      expect(await page.getByRole('alert').innerText()).not.toContain('имена');
      await page.getByRole('button', { name: 'Новый файл' }).click();
      await page.getByRole('button', { name: 'Выбрать файл' }).waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
