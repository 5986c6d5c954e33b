/** The registers in a real browser: from the list to a filed protocol, two people at one record, the way back. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../../server/application.ts';
import { makeWorld, type World } from '../../server/world.ts';
import { canBrowse, launchBrowser, PATIENCE } from '../chromium.ts';
import { axeViolations, overflow } from '../pages.ts';
import { keepPicture } from '../pictures.ts';
import { type Visit, visitAs } from '../workplaceVisit.ts';

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

describe.runIf(canBrowse)('the registers', () => {
  let opora: TestApplication;
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    [opora, browser] = await Promise.all([startApplication('2026-06-29'), launchBrowser()]);
    world = await makeWorld(opora.services, 2);
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await opora?.stop();
  });

  const visitSchool = (size: [number, number] = [1366, 768]): Promise<Visit> =>
    visitAs(browser, opora, 'coordinator', { schoolId: world.schoolIds[0], territoryId: null }, size);

  async function addAgreement({ open, page }: Visit, subject: string) {
    await open('/evidence');
    await page.getByRole('link', { name: 'Добавить договор' }).click();
    await page.getByLabel('Школа-партнёр').selectOption({ index: 1 });
    await page.getByLabel('О чём договор').fill(subject);
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  }

  it(
    'the coordinator adds a meeting for parents, is told what is missing, and attaches the protocol',
    async () => {
      const visit = await visitSchool([360, 740]);
      const { context, faults, open, page } = visit;
      await open('/evidence');
      await page.getByText('Записей нет', { exact: true }).waitFor();
      await keepPicture(page, 'evidence-empty-phone');
      await page.getByRole('link', { name: 'Добавить мероприятие' }).click();
      await page.getByLabel('Вид').selectOption('parents');
      await page.getByLabel('Состояние').selectOption('held');
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByText('Заполните это поле').waitFor();
      await page.getByLabel('Название').fill('Родительское собрание, 6 класс');
      await keepPicture(page, 'evidence-form-phone');
      expect(await axeViolations(page, true)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByRole('heading', { level: 1, name: 'Родительское собрание, 6 класс' }).waitFor();
      const protocol = join(tmpdir(), 'protocol.pdf');
      await writeFile(protocol, PDF);
      await page.locator('input[type=file]').setInputFiles(protocol);
      await page.getByRole('link', { name: 'protocol.pdf' }).waitFor();
      await keepPicture(page, 'evidence-record-phone');
      expect(await axeViolations(page, true)).toEqual([]);
      await open('/evidence?kind=event');
      await page.getByText('файлов: 1').waitFor();
      expect(await overflow(page)).toBe(0);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'of two people at one record the second is told, sees both versions, and keeps what was typed',
    async () => {
      const [first, second] = await Promise.all([visitSchool(), visitSchool()]);
      await addAgreement(first, 'Обмен уроками');
      await second.page.goto(first.page.url());
      for (const { page } of [first, second]) await page.getByRole('button', { name: 'Изменить' }).click();
      await first.page.getByLabel('О чём договор').fill('Уроки математики');
      await first.page.getByRole('button', { name: 'Сохранить' }).click();
      await first.page.getByRole('heading', { level: 1, name: 'Уроки математики' }).waitFor();
      await second.page.getByLabel('О чём договор').fill('Естественнонаучная грамотность');
      await second.page.getByRole('button', { name: 'Сохранить' }).click();
      await second.page.getByText('Пока вы писали, запись изменил другой человек').waitFor();
      await keepPicture(second.page, 'evidence-conflict');
      await second.page.setViewportSize({ width: 320, height: 740 });
      const told = second.page.getByRole('alert');
      // What does not fit is cut off at the edge of the panel, and the page itself does not grow.
      await expect.poll(() => told.evaluate(({ clientWidth, scrollWidth }) => scrollWidth - clientWidth)).toBe(0);
      expect(await overflow(second.page)).toBe(0);
      expect(await axeViolations(second.page)).toEqual([]);
      await second.page.getByRole('cell', { name: 'Уроки математики' }).waitFor();
      expect(await second.page.getByLabel('О чём договор').inputValue()).toBe('Естественнонаучная грамотность');
      await second.page.getByRole('button', { name: 'Сохранить моё' }).click();
      await second.page.getByRole('heading', { level: 1, name: 'Естественнонаучная грамотность' }).waitFor();
      await second.page.getByRole('button', { name: 'Показать историю' }).click();
      await second.page.getByText('запись сделана').waitFor();
      await Promise.all([first.context.close(), second.context.close()]);
    },
    PATIENCE,
  );

  it(
    'a record is withdrawn with a reason, leaves the list, and comes back',
    async () => {
      const visit = await visitSchool();
      const { context, open, page } = visit;
      await addAgreement(visit, 'Лишний договор');
      const address = page.url();
      await page.getByRole('button', { name: 'Отозвать запись' }).click();
      await page.getByLabel('Причина').fill('Внесён дважды');
      await page.getByRole('button', { name: 'Отозвать', exact: true }).click();
      await page.getByText('Отозвано: в показателях не учитывается').waitFor();
      await open('/evidence?kind=agreement');
      expect(await page.getByRole('link', { name: 'Лишний договор' }).count()).toBe(0);
      await page.goto(address);
      await page.getByRole('button', { name: 'Вернуть запись' }).click();
      await page.getByLabel('Причина').fill('Ошиблись');
      await page.getByRole('button', { name: 'Вернуть', exact: true }).click();
      await page.getByRole('button', { name: 'Отозвать запись' }).waitFor();
      await context.close();
    },
    PATIENCE,
  );

  it(
    'the analysis of staff is asked by the form of the content',
    async () => {
      const { context, faults, open, page } = await visitSchool();
      await open('/evidence/new?kind=staff');
      await page.getByText('Сколько учителей работает?').waitFor();
      for (const [label, value] of [
        ['Учителей *', '20'],
        ['Свободных ставок *', '2'],
        ['Индивидуальных маршрутов *', '3'],
      ])
        await page.getByLabel(label, { exact: true }).fill(value);
      await page.getByRole('textbox', { name: 'Чему учим в этом году' }).fill('Смысловое чтение');
      await keepPicture(page, 'evidence-staff');
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByText('ответов на вопросы:').waitFor();
      expect(faults).toEqual([]);
      const place = { schoolId: world.schoolIds[0], territoryId: null };
      for (const size of [
        [360, 740],
        [1366, 768],
      ] as [number, number][]) {
        const tutor = await visitAs(browser, opora, 'tutor', place, size);
        await tutor.open(new URL(page.url()).pathname);
        await tutor.page.getByRole('row', { name: 'Индивидуальных маршрутов меньше 5' }).waitFor();
        expect(await tutor.page.getByRole('button', { name: 'Изменить' }).count()).toBe(0);
        await keepPicture(tutor.page, `evidence-few-people-${size[0]}`);
        expect(await overflow(tutor.page)).toBe(0);
        expect(tutor.faults).toEqual([]);
        await tutor.context.close();
      }
      await context.close();
    },
    PATIENCE,
  );
});
