/** The map of changes, the filter by tutor and results as files, in a real browser. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, openSection, overflow, signIn } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

describe.runIf(canBrowse)('the map of changes', () => {
  const stage = openDemoStage();

  it(
    'is one switch away from the levels of two years, in the address, and says every change in words',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'analyst');
      await openSection(page, 'Риски');
      await page.getByText('изменение 2025–2026').click();
      await page.waitForURL(/year=change/);
      const cells = page.getByRole('region', { name: 'Карта изменений' }).getByRole('button');
      await cells.first().waitFor();
      expect(await cells.count()).toBe(144);
      const names = await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('aria-label') ?? ''));
      for (const name of names)
        expect(name).toMatch(
          /: (стало (лучше|хуже)|пока нельзя сказать): .*интервал 90 %|мало ответов в одном|сравнить не с чем/,
        );
      expect(names.some((name) => name.includes('стало лучше'))).toBe(true);
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'change-1366');
      await page.setViewportSize({ width: 360, height: 768 });
      await cells.first().waitFor();
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('radiogroup', { name: 'Что показать' }).getByText('2025', { exact: true }).click();
      await page.getByRole('region', { name: 'Карта рисков' }).getByRole('button').first().waitFor();
      await page.getByText('год: 2025').waitFor();
      await page.getByRole('region', { name: 'Карта рисков' }).getByRole('button').first().press('Enter');
      // Last year's cell leads to last year's school.
      await page.waitForURL(/schools\/\d+\?.*campaign=1/);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'keeps the schools of one tutor, and is taken along as it is seen',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'analyst');
      await openSection(page, 'Риски');
      await page.getByText('изменение 2025–2026').click();
      await page.getByLabel('Тьютор').selectOption({ index: 1 });
      await page.getByText('показаны 4 школы из 12').waitFor();
      await page.getByRole('button', { name: 'Скачать' }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'Данные CSV' }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^Изменение рисков – .+ – .+ – 2026-06-01\.csv$/);
      const rows = readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\r\n');
      expect(rows).toHaveLength(1 + 4 * 12);
      const first = await page.getByRole('region', { name: 'Карта изменений' }).getByRole('button').first();
      expect(await first.getAttribute('aria-label')).toContain(rows[1].split(';')[0]);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
