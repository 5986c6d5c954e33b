/** Numbers of people of all schools in a real browser: by keys, by a pasted block, from a file and back. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture, makeDistrict } from '../../server/answering/enrolment/district.ts';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { type Visit, visitAs } from '../workplaceVisit.ts';

describe.runIf(canBrowse)('numbers of people', () => {
  let opora: TestApplication;
  let browser: Browser;
  let analyst: Visit;
  let coordinator: Visit;
  beforeAll(async () => {
    [opora, browser] = await Promise.all([startApplication('2026-09-10'), launchBrowser()]);
    const { schools, territoryId } = await makeDistrict(opora.services);
    analyst = await visitAs(browser, opora, 'analyst', { territoryId, schoolId: null });
    const schoolId = schools.get('МБОУ «Тихобродская СОШ»') as number;
    coordinator = await visitAs(browser, opora, 'coordinator', { territoryId: null, schoolId }, [360, 740]);
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  const sound = async ({ page }: Visit) => {
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  };
  const cell = ({ page }: Visit, school: string, group: string) =>
    page.getByRole('textbox', { name: `МБОУ «${school} СОШ»: ${group}` });

  it(
    'are filled in by keys and by a block from a spreadsheet, and saved as a whole',
    async () => {
      const { page } = analyst;
      await analyst.open('/enrolment');
      await page.getByText('Числа есть у 0 из 14 школ.').waitFor();
      await sound(analyst);
      await cell(analyst, 'Белокрыльская', 'Учителя').click();
      for (const key of ['1', '6', 'Enter', '1', '9', 'ArrowRight', '2', '4']) await page.keyboard.press(key);
      expect(await cell(analyst, 'Верхнеключинская', 'Учителя').inputValue()).toBe('19');
      expect(await cell(analyst, 'Верхнеключинская', 'Ученики, 6 кл.').inputValue()).toBe('24');
      await cell(analyst, 'Журавлинская', 'Учителя').evaluate((element) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', '36\t37\t40\n7\tшесть\t7\n');
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      });
      await page.getByText('Не сохранено: 9 чисел.').waitFor();
      await page.getByText('Отмечено красным: 1.').waitFor();
      const save = page.getByRole('button', { name: 'Сохранить на 10 сентября 2026 г.' });
      expect(await save.isDisabled()).toBe(true);
      await sound(analyst);
      await cell(analyst, 'Заозёрновская', 'Ученики, 6 кл.').fill('6');
      await page.getByRole('button', { name: 'Родителей столько же, сколько учеников' }).click();
      expect(await cell(analyst, 'Журавлинская', 'Родители, 8 кл.').inputValue()).toBe('40');
      await save.click();
      await page.getByText('Сохранено чисел: 14.').waitFor();
      await page.getByText('Числа есть у 2 из 14 школ.').waitFor();
    },
    PATIENCE,
  );

  it(
    'that are not saved are not lost without a question',
    async () => {
      const { page } = analyst;
      await cell(analyst, 'Белокрыльская', 'Учителя').fill('17');
      await page.getByRole('link', { name: 'Загрузить из файла' }).click();
      await page.getByText('Введённые числа не сохранены и пропадут.').waitFor();
      await page.getByRole('button', { name: 'Уйти', exact: true }).click();
      await page.getByRole('heading', { name: 'Загрузка численности' }).waitFor();
    },
    PATIENCE,
  );

  it(
    'come from a form of the state with its own day, with everything said before, and go back',
    async () => {
      const { page } = analyst;
      await sound(analyst);
      const take = (name: string) =>
        page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/xlsx', buffer: fixture(name) });
      await take('09-contingent-oo1.xlsx');
      await page.getByText('На дату: 20 сентября 2025 г.').waitFor();
      await page.getByText('родителей записывается столько же, сколько учеников').waitFor();
      await sound(analyst);
      await page.getByRole('button', { name: 'Загрузить 14 строк' }).click();
      await page.getByText('Записано чисел: 70.').waitFor();
      await page.getByRole('button', { name: 'Отменить загрузку' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Отменить загрузку' }).click();
      await page.getByText('Загрузка отменена').waitFor();
      await page.getByRole('button', { name: 'Загрузить другой файл' }).click();
      await take('10-contingent-long.xlsx');
      await page.getByText('D72').first().waitFor();
      await page.getByRole('button', { name: 'Загрузить 70 строк' }).click();
      await page.getByText('Записано чисел: 70.').waitFor();
      await page.getByRole('link', { name: 'К таблице численности' }).last().click();
      await page.getByText('Числа есть у 14 из 14 школ.').waitFor();
      await sound(analyst);
    },
    PATIENCE,
  );

  it(
    'of the one school of a coordinator are one row',
    async () => {
      const { page } = coordinator;
      await coordinator.open('/enrolment');
      await page.getByText('Числа есть у 1 из 1 школы.').waitFor();
      expect(await page.getByRole('row').count()).toBe(2);
      expect(await page.getByRole('link', { name: 'Загрузить из файла' }).count()).toBe(0);
      await sound(coordinator);
      expect([analyst, coordinator].flatMap(({ faults }) => faults)).toEqual([]);
    },
    PATIENCE,
  );
});
