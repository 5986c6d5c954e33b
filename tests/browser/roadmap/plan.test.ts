/** From a risk to a measure in the plan, tied to an activity: the tutor's way, and what the school and the district then see. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, openSection, overflow, signIn } from '../pages.ts';

describe.runIf(canBrowse)('the plan of a school', () => {
  const stage = openDemoStage();
  let measure: string;

  /** Chooses the first school with a high risk that nothing covers, from the page of the plan. */
  async function openUncovered(page: Page): Promise<void> {
    await openSection(page, 'План мер');
    await page.getByRole('region', { name: 'С чего начать' }).getByRole('link').first().click();
    await page.getByRole('heading', { level: 3, name: 'В плане школы' }).waitFor();
  }

  it(
    'begins at the overview: in five clicks the tutor has a measure planned and tied to an activity',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'tutor');
      await openUncovered(page);
      const take = page.getByRole('button', { name: /^Взять в план: / }).first();
      measure = ((await take.getAttribute('aria-label')) ?? '').replace('Взять в план: ', '');
      await take.click();
      const dialog = page.getByRole('dialog', { name: 'Взять меру в план' });
      await dialog.waitFor();
      await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click();
      await dialog.getByText('Заполните это поле').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await dialog.getByLabel('Кто отвечает').fill('заместитель директора');
      await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click();
      await page.getByText(`Сохранено: «${measure}»`).waitFor();
      expect(await page.getByRole('button', { name: `В плане: ${measure}` }).isDisabled()).toBe(true);
      expect(await axeViolations(page)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'shows the district the tie in the matrix, from the cell to the line and from the line to the school',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 360, 768);
      await signIn(page, stage.demo, 'analyst');
      await openSection(page, 'План мер');
      const cell = page.getByRole('button', { name: /мер в планах/ }).first();
      await cell.click();
      await page.waitForURL(/activity=\d+/);
      const count = Number(((await cell.getAttribute('aria-label')) ?? '').match(/(\d+)$/)?.[1]);
      const planned = page.getByRole('region', { name: /^Что запланировано/ });
      await expect.poll(() => planned.getByRole('row').count()).toBe(count + 1);
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('link', { name: 'Показать все', exact: true }).click();
      await planned
        .getByRole('row', { name: 'заместитель директора' })
        .getByRole('link', { name: measure })
        .first()
        .click();
      await page.getByRole('heading', { level: 3, name: 'В плане школы' }).waitFor();
      expect(await page.getByRole('button', { name: 'Изменить' }).count()).toBe(0);
      await page.getByRole('button', { name: 'История' }).first().click();
      await page.getByText(/^версия 1, /).waitFor();
      expect(await overflow(page)).toBe(0);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'is changed by keyboard alone, and dropping asks for the reason',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'tutor');
      await page.getByRole('link', { name: 'План мер' }).press('Enter');
      await page
        .getByRole('region', { name: 'Что запланировано' })
        .getByRole('link', { name: measure })
        .first()
        .press('Enter');
      await page.getByRole('button', { name: 'Изменить' }).first().press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Изменить строку плана' });
      await dialog.getByLabel('Состояние').selectOption({ label: 'отказались' });
      await dialog.getByRole('button', { name: 'Сохранить', exact: true }).press('Enter');
      await dialog.getByText('Заполните это поле').waitFor();
      await dialog.getByLabel('Почему отказались').fill('Нет часов в учебном плане');
      await dialog.getByRole('button', { name: 'Сохранить', exact: true }).press('Enter');
      await page.getByText('Нет часов в учебном плане').waitFor();
      await page.getByRole('button', { name: `Взять в план: ${measure}` }).waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
