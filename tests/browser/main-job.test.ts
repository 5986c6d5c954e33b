/** The main job in a real browser: from a phone to coverage, heat map and school page. */
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { canBrowse, PATIENCE } from './chromium.ts';
import { openDemoStage } from './demoStage.ts';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1366, height: 768 };

describe.runIf(canBrowse)('the main job', () => {
  const stage = openDemoStage();

  /** A browser of one person; whatever it complains about is kept, a refused policy before all. */
  async function visit(viewport: typeof PHONE): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
    const context = await stage.browser.newContext({ viewport, locale: 'ru-RU' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // Before signing in the page asks who is there and is told: nobody.
      if (message.type() === 'error' && !message.text().includes('401')) faults.push(message.text());
    });
    return { context, page, faults };
  }

  async function signIn(page: Page, role: string): Promise<void> {
    const account = stage.demo.accounts.find((each) => each.role === role);
    await page.goto(stage.demo.url);
    await page.getByLabel('Имя пользователя').fill(account?.username ?? '');
    await page.locator('input[type=password]').fill(account?.password ?? '');
    await page.getByRole('button', { name: 'Войти', exact: true }).click();
    await page.getByRole('button', { name: 'Выйти' }).waitFor();
  }

  const studentLink = () => {
    const link = stage.demo.links.find(({ audience, waiting }) => audience === 'student' && waiting === 9);
    if (!link) throw new Error('no student link of the demo stands at nine');
    return link;
  };

  /** The row of a school's student cell in the coverage of the newest campaign, asked like any page asks it. */
  const coverageOf = (page: Page, schoolName: string, grade: number) =>
    page.evaluate(
      async ([name, wanted]) => {
        const get = async (path: string) => (await fetch(path)).json();
        const { schools } = await get('/api/schools');
        const { campaigns } = await get('/api/campaigns');
        const { cells } = await get(`/api/campaigns/${campaigns[0].id}/coverage`);
        const school = schools.find((each: { shortName: { ru: string } }) => each.shortName.ru === name);
        const cell = cells.find(
          (each: { schoolId: number; audience: string; grade: number | null }) =>
            each.schoolId === school.id && each.audience === 'student' && each.grade === wanted,
        );
        const profile = await get(`/api/schools/${school.id}/profile?campaign=${campaigns[0].id}`);
        return { id: school.id, cell, results: JSON.stringify(profile.results) };
      },
      [schoolName, grade] as [string, number],
    );

  async function answer(page: Page, code: string): Promise<void> {
    await page.goto(`${stage.demo.url}/s/${code}`);
    await page.getByRole('button', { name: 'Начать' }).click();
    await page.waitForSelector('.sd-question');
    for (;;) {
      // The fourth choice of every question of the page, as a thumb would do it.
      for (const question of await page.locator('.sd-question').all()) {
        await question.locator('label').nth(3).click();
      }
      const finish = page.getByRole('button', { name: 'Отправить ответы' });
      if (await finish.isVisible()) {
        await finish.click();
        break;
      }
      const title = await page.locator('.sd-page__title').textContent();
      await page.getByRole('button', { name: 'Дальше' }).click();
      await page.waitForFunction((old) => document.querySelector('.sd-page__title')?.textContent !== old, title);
    }
    await page.getByText('Ответы получены').waitFor();
  }

  it(
    "a student's answer is counted as soon as it is received and, as the tenth that waits, moves the school's profile",
    async () => {
      const link = studentLink();
      const desk = await visit(DESKTOP);
      await signIn(desk.page, 'analyst');
      const before = await coverageOf(desk.page, link.school, link.grade ?? 0);
      expect(before.cell).toMatchObject({ waiting: 9 });

      const phone = await visit(PHONE);
      await answer(phone.page, link.code);
      const counted = await coverageOf(desk.page, link.school, link.grade ?? 0);
      expect(counted.cell.received).toBe(before.cell.received + 1);
      await desk.page.waitForFunction(
        async ([id, was]) => {
          const { campaigns } = await (await fetch('/api/campaigns')).json();
          const { results } = await (await fetch(`/api/schools/${id}/profile?campaign=${campaigns[0].id}`)).json();
          return JSON.stringify(results) !== was;
        },
        [before.id, before.results] as [number, string],
        { polling: 100, timeout: 10_000 },
      );
      const after = await coverageOf(desk.page, link.school, link.grade ?? 0);
      expect(after.cell).toMatchObject({ received: before.cell.received + 1, waiting: 5 });

      // The open page shows the new count by itself, and the map and the school are there to see.
      await desk.page.getByRole('link', { name: 'Риски', exact: true }).click();
      await desk.page.getByRole('heading', { level: 1, name: 'Где какие риски' }).waitFor();
      await desk.page.getByRole('button', { name: 'Таблица' }).click();
      await desk.page.getByRole('link', { name: link.school }).click();
      await desk.page.getByRole('heading', { level: 1, name: link.school }).waitFor();
      const row = desk.page.getByRole('row', { name: /Ученики, 6 кл/ });
      await row.getByText(String(after.cell.received)).first().waitFor();
      expect([...desk.faults, ...phone.faults]).toEqual([]);
      await desk.context.close();
      await phone.context.close();
    },
    PATIENCE,
  );
});
