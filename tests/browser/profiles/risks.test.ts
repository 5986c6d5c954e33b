/** The heat map in a real browser: order and filters live in the address; the picture can be taken along. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, openSection, overflow, signIn } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

describe.runIf(canBrowse)('the heat map', () => {
  const stage = openDemoStage();

  it(
    'is ordered and filtered, keeps that when one comes back, and says so when no school is left',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 360, 768);
      await signIn(page, stage.demo, 'analyst');
      await openSection(page, 'Риски');
      const cells = page.getByRole('region', { name: 'Карта рисков' }).getByRole('button');
      await cells.first().waitFor();
      const all = await cells.count();
      await page.getByLabel('Порядок школ').selectOption('similar');
      await page.getByLabel('Статус').selectOption('hardConditions');
      await page.waitForFunction((former) => document.querySelectorAll('[data-at]').length < former, all);
      await page.getByLabel('Порядок школ').selectOption('F06');
      await page.getByLabel('только с высоким риском').check();
      await page.waitForURL(/level=high/);
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      const address = page.url();
      if ((await cells.count()) === 0) await page.getByText('Таких школ нет').waitFor();
      await openSection(page, 'Обзор');
      await page.getByRole('heading', { level: 1, name: 'Что требует внимания' }).waitFor();
      await page.goBack();
      await page.getByLabel('только с высоким риском').waitFor();
      expect(page.url()).toBe(address);
      expect(await page.getByLabel('только с высоким риском').isChecked()).toBe(true);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'leads from the heading of a column to all schools on that factor, and from there to one of them',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'analyst');
      await openSection(page, 'Риски');
      await page.getByRole('link', { name: /^Низкая учебная мотивация: Все школы/ }).click();
      await page.getByRole('heading', { level: 1, name: 'У кого этот риск и что помогает' }).waitFor();
      const rows = page.locator('main li > a[title]');
      await rows.first().waitFor();
      expect(await rows.count()).toBe(12);
      expect(await axeViolations(page)).toEqual([]);
      await page.getByLabel('Фактор риска').selectOption({ label: 'Низкая вовлечённость родителей' });
      await page.waitForURL(/factors\/F10/);
      const first = (await rows.first().getAttribute('title')) ?? '';
      await rows.first().press('Enter');
      await page.waitForURL(/schools\/\d+\?.*factor=F10/);
      expect(first).toContain((await page.getByRole('heading', { level: 1 }).textContent()) ?? '?');
      await page.getByRole('link', { name: 'Все школы по этому фактору' }).click();
      await page.waitForURL(/factors\/F10/);
      await page.setViewportSize({ width: 360, height: 768 });
      await rows.first().waitFor();
      expect(await overflow(page)).toBe(0);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it.each([
    ['the server fails', (page: Page) => page.route(/\/profiles/, (route) => route.fulfill({ status: 500 }))],
    ['there is no connection', (page: Page) => page.route(/\/profiles/, (route) => route.abort())],
    [
      'the answer is nothing that a page can draw',
      (page: Page) => page.route(/\/profiles/, (route) => route.fulfill({ json: { schools: [null] } })),
    ],
  ])(
    'says so when %s, keeps the frame of the page, and shows the map once it is asked again',
    async (_, spoil) => {
      const { page, context } = await openPage(stage.browser, 360, 768);
      await spoil(page);
      // Asked for by its address, the page has nothing from before that it could go on showing.
      await signIn(page, stage.demo, 'analyst', '/risks');
      await page.getByRole('alert').getByText('Ничего не потеряно').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'risks-error-360');
      await page.unrouteAll({ behavior: 'wait' });
      await page.getByRole('button', { name: 'Попробовать ещё раз' }).click();
      await page.getByRole('region', { name: 'Карта рисков' }).getByRole('button').first().waitFor();
      await context.close();
    },
    PATIENCE,
  );

  it(
    'is taken along as a picture, drawn or painted',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'analyst');
      await openSection(page, 'Риски');
      await page.getByRole('region', { name: 'Карта рисков' }).getByRole('button').first().waitFor();
      for (const [kind, beginning] of [
        ['SVG', '<svg'],
        ['PNG', '\u0089PNG'],
      ]) {
        await page.getByRole('button', { name: 'Скачать' }).first().click();
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('menuitem', { name: `Рисунок ${kind}` }).click(),
        ]);
        const content = readFileSync(await file.path());
        expect(content.subarray(0, 4).toString('latin1')).toBe(beginning);
        expect(content.length).toBeGreaterThan(5_000);
        expect(file.suggestedFilename()).toMatch(new RegExp(`^[\\p{L}\\p{N} ]+\\.${kind.toLowerCase()}$`, 'u'));
      }
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
