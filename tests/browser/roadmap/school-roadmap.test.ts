/** The roadmap of a school: head and tutor write it, approve it and make it public; what others have done is taken over. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from '../chromium.ts';
import { openDemoStage } from '../demoStage.ts';
import { axeViolations, openPage, openSection, overflow, signIn } from '../pages.ts';
import { keepPicture } from '../pictures.ts';

describe.runIf(canBrowse)('the roadmap of a school', () => {
  const stage = openDemoStage();

  async function openRoadmap(page: Page): Promise<void> {
    await openSection(page, 'Дорожная карта школы');
    await page.getByRole('heading', { level: 2, name: 'По месяцам' }).waitFor();
  }

  /** A tutor comes by the list, anew: what a page asked less than a second ago it does not ask again, and others write meanwhile. */
  async function openAssigned(page: Page, school: string): Promise<void> {
    await page.reload();
    await openSection(page, 'Дорожные карты школ');
    await page.getByRole('table').getByRole('link', { name: school, exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'По месяцам' }).waitFor();
  }

  async function takeStep(page: Page, name: string, note = ''): Promise<void> {
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog', { name });
    if (note !== '') await dialog.getByRole('textbox').fill(note);
    await dialog.getByRole('button', { name, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  it(
    'is made public by the head, who has appointed the coordinator before, by visible controls',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'head');
      await page.getByRole('link', { name: 'Назначения' }).click();
      await page.getByRole('button', { name: 'Назначить: Школьный координатор' }).click();
      await page.getByLabel('Как обращаться').fill('Координатор Светлова');
      await page.getByRole('button', { name: 'Создать ссылку' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
      await page.getByText('Координатор Светлова, ссылка ещё не открыта').waitFor();
      await openRoadmap(page);
      await keepPicture(page, 'school-roadmap-1366');
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Опубликовать', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать', exact: true }).click();
      await page.getByText(/Опубликована 1 июня 2026/).waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'goes between school and tutor with a comment, gets a line by keyboard, and the second writer loses nothing',
    async () => {
      const head = await openPage(stage.browser, 1366, 768);
      const tutor = await openPage(stage.browser, 360, 768);
      await Promise.all([signIn(head.page, stage.demo, 'head'), signIn(tutor.page, stage.demo, 'tutor')]);
      await openRoadmap(head.page);
      await takeStep(head.page, 'Вернуть в работу');

      await head.page.getByRole('button', { name: 'Добавить строку' }).press('Enter');
      const form = head.page.getByRole('dialog', { name: 'Новая строка дорожной карты' });
      await form.getByLabel('Что делаем').fill('Провести неделю чтения');
      await form.getByLabel('Кто отвечает').fill('библиотекарь');
      await form.getByRole('button', { name: 'Сохранить', exact: true }).press('Enter');
      await head.page.getByText('Сохранено: «Провести неделю чтения»').waitFor();

      const school = await head.page.locator('main p').first().innerText();
      await openAssigned(tutor.page, school.split('.')[0] ?? '');
      for (const { page } of [head, tutor]) await page.getByRole('button', { name: 'Изменить цель' }).click();
      const label = 'К чему школа идёт и по каким признакам это станет видно';
      await tutor.page.getByLabel(label).fill('Цель, как её видит тьютор');
      await tutor.page.getByRole('button', { name: 'Сохранить', exact: true }).click();
      await tutor.page.getByText('Сохранено. Это видят').waitFor();
      await head.page.getByLabel(label).fill('Цель, как её видит директор');
      await head.page.getByRole('button', { name: 'Сохранить', exact: true }).click();
      await head.page.getByText('Пока вы правили, здесь написали другое').waitFor();
      await head.page.getByRole('cell', { name: 'Цель, как её видит тьютор' }).waitFor();
      expect(await head.page.getByLabel(label).inputValue()).toBe('Цель, как её видит директор');
      expect(await axeViolations(head.page)).toEqual([]);
      await head.page.getByRole('button', { name: 'Сохранить моё' }).click();
      await head.page.getByText('Сохранено. Это видят').waitFor();
      await takeStep(head.page, 'Передать тьютору');

      await openAssigned(tutor.page, school.split('.')[0] ?? '');
      await takeStep(tutor.page, 'Вернуть с замечанием', 'Уточните, кто ведёт неделю чтения');
      await keepPicture(tutor.page, 'school-roadmap-360');
      expect(await overflow(tutor.page)).toBe(0);
      expect(await axeViolations(tutor.page)).toEqual([]);
      await head.page.reload();

      await head.page.getByText('Уточните, кто ведёт неделю чтения').waitFor();
      await takeStep(head.page, 'Передать тьютору');
      await openAssigned(tutor.page, school.split('.')[0] ?? '');
      await takeStep(tutor.page, 'Согласовать');
      await tutor.page.getByText('Ход сделан: дальше – выполнять.').waitFor();
      expect([...head.faults, ...tutor.faults]).toEqual([]);
      for (const { context } of [head, tutor]) await context.close();
    },
    PATIENCE,
  );

  it(
    'takes over what another school has done against the highest risk, and asks that school',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 1366, 768);
      await signIn(page, stage.demo, 'head');
      await page.getByRole('link', { name: 'Моя школа' }).click();
      await page.locator('#factor').waitFor();
      const risk = await page.locator('#factor').innerText();
      await page.getByRole('heading', { name: /^Что делали и что изменилось с 2025 года/ }).waitFor();
      await openSection(page, 'Практика');
      // Others have taken over what this school did, and have asked it.
      await page
        .getByRole('region', { name: 'Что у вас переняли' })
        .getByText(/взяла у школы/)
        .first()
        .waitFor();
      await page.getByLabel('Риск', { exact: true }).selectOption({ label: risk });
      await page.waitForURL(/factor=F\d\d/);
      const found = page.locator('li').filter({ hasText: risk });
      const foreign = found.filter({ has: page.getByRole('button', { name: 'Взять в совместный план' }) }).first();
      await foreign
        .getByText(/Риск после этого|сказать|говорить рано|сравнить нельзя|не показывается/)
        .first()
        .waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'practice-1366');
      const title = await foreign.locator('strong').innerText();
      await foreign.getByRole('button', { name: 'Спросить школу' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Отправить' }).click();
      await page.getByText('Вопрос отправлен.').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
      await page.getByText('Ответа пока нет.').waitFor();
      await foreign.getByRole('button', { name: 'Взять в совместный план' }).click();
      await page.getByRole('link', { name: 'Открыть дорожную карту' }).click();
      await page.getByRole('heading', { level: 2, name: 'По месяцам' }).waitFor();
      await page.locator('li').filter({ hasText: title }).filter({ hasText: 'вместе с тьютором' }).first().waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'has a programme against a high risk, made from the chosen measures and kept when it is saved',
    async () => {
      const { page, faults, context } = await openPage(stage.browser, 360, 768);
      await signIn(page, stage.demo, 'head');
      await openRoadmap(page);
      await page.getByText('ещё не начата').first().waitFor();
      const programmes = page.getByRole('region', { name: 'Антирисковые программы' });
      await programmes.getByRole('link').first().click();
      await page.getByText('Это предложение, составленное из выбранных мер.').waitFor();
      await page.getByLabel('Цель').fill('Снизить риск к весне');
      await page.getByRole('button', { name: 'Сохранить программу' }).press('Enter');
      await page.getByText('Программа сохранена.').waitFor();
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('link', { name: 'Дорожная карта школы' }).last().click();
      await page.getByText('версия 1', { exact: true }).waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );
});
