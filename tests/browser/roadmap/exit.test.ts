/** The way out of the status, the network of support and the load of tutors, as the chief and a head see them. */
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, openSection, overflow, signIn } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

describe.runIf(canBrowse).each([360, 1366])('support at a width of %i', (width) => {
  const stage = openDemoStage();

  it(
    'leads the chief from the district to a school, where a finding is recorded by keyboard',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, width, 768);
      await signIn(page, stage.demo, 'chief');
      await openSection(page, 'Выход из статуса');
      await page.getByRole('heading', { level: 1, name: 'Кто близок к выходу' }).waitFor();
      await page.getByText(/^Готовы: /).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await keepPicture(page, `exit-district-${width}`);
      await page.getByRole('row').filter({ hasText: 'ШССУ' }).first().getByRole('link').press('Enter');
      await page.getByRole('heading', { level: 1, name: /^Что нужно, чтобы выйти из Ш/ }).waitFor();
      await page.getByRole('heading', { level: 2, name: 'Два самых сильных рычага' }).waitFor();
      const form = page.locator('form').filter({ hasText: 'Условие выполнено' });
      await form.getByLabel('Условие выполнено').press('Space');
      await form.getByLabel(/^На чём основано/).fill(`протокол № ${width}`);
      await form.getByLabel(/^На чём основано/).press('Tab');
      await form.getByRole('button', { name: 'Записать' }).press('Enter');
      await page.getByText(`протокол № ${width}`).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await keepPicture(page, `exit-school-${width}`);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'shows the network with a table twin, and the links of what is chosen',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, width, 768);
      await signIn(page, stage.demo, 'chief');
      await openSection(page, 'Сеть поддержки');
      await page.getByRole('heading', { level: 1, name: 'Кто кому помогает' }).waitFor();
      const choice = page.getByLabel('Показать связи');
      await choice.waitFor();
      await choice.selectOption({ index: 1 });
      await page.getByRole('region', { name: 'Связи выбранного' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await choice.selectOption('');
      await page.waitForURL(/network$/);
      await keepPicture(page, `network-${width}`);
      await page.getByRole('button', { name: 'Таблица' }).press('Enter');
      await expect.poll(() => page.getByRole('row').count()).toBe(13);
      expect(await axeViolations(page)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'gives the load of each tutor and takes the proposal after a confirmation',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, width, 768);
      await signIn(page, stage.demo, 'chief', '/tutors');
      const panel = page.getByRole('region', { name: 'Нагрузка тьюторов' });
      await panel.getByRole('button', { name: 'Принять предложение' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await keepPicture(page, `tutors-load-${width}`);
      await panel.getByRole('button', { name: 'Принять предложение' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Принять предложение' });
      await dialog.getByRole('button', { name: 'Назначить' }).press('Enter');
      await page.getByText('Готово: назначения изменены').waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'tells a head what is asked of the school, and lets nothing be judged there',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, width, 768);
      await signIn(page, stage.demo, 'head');
      await openSection(page, 'Путь к выходу');
      await page.getByRole('heading', { level: 2, name: 'Два самых сильных рычага' }).waitFor();
      expect(await page.getByRole('button', { name: 'Записать' }).count()).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await keepPicture(page, `exit-head-${width}`);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
