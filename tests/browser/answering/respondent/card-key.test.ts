/** A server that was changed to cheat gives one card a key of its own: the phone that came by the card sends nothing. */
import { generateKeyPairSync } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../../client/survey/ticket/fingerprint.ts';
import type { SurveyResponse } from '../../../../server/answering/submissions/schemas.ts';
import type { TicketKey } from '../../../../server/answering/tickets/schemas.ts';
import { printFingerprint } from '../../../../surveys/key-fingerprint.ts';
import { canBrowse, PATIENCE } from '../../chromium.ts';
import { axeViolations, openPage, overflow } from '../../pages.ts';
import { answerAll, begin, finish, openStage, type Stage, seeReceived } from './stage.ts';

const KEPT_FROM_US = 'Ключ группы не тот';

function makeKey(id: number): TicketKey {
  const { n = '' } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
  return { id, modulus: Buffer.from(n, 'base64url').toString('hex'), exponent: 65537 };
}

describe.runIf(canBrowse)('the key of the card', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, PATIENCE);
  afterAll(() => stage?.stop());

  /** A card as it is handed out: its code and the fingerprint in its address. */
  async function card() {
    const code = (await stage.code()).replaceAll('-', '');
    const { ticketKey } = (await (await fetch(`${stage.opora.url}/api/survey/${code}`)).json()) as SurveyResponse;
    if (!ticketKey) throw new Error('the code has no key');
    const fingerprint = fingerprintOf(ticketKey);
    return { code, fingerprint, address: `${stage.opora.url}/s/${code}#K=${fingerprint}`, ticketKey };
  }

  /** From now on the server gives the phone this key in the place of its own. */
  const giveKey = (page: Page, code: string, ticketKey: TicketKey | null) =>
    page.route(`**/api/survey/${code}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), ticketKey } });
    });

  /** What the page sends; each as method and address. */
  function watch(page: Page): string[] {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
    return sent;
  }
  const posts = (sent: string[]) => sent.filter((line) => !line.startsWith('GET '));

  it(
    'is shown before the questions and never sent, and the answers are received',
    async () => {
      const { page, context, faults } = await openPage(stage.browser, 360, 740);
      const before = await stage.received();
      const { address, fingerprint } = await card();
      const sent = watch(page);
      await page.goto(address);
      await page.getByText(`Ключ группы: ${printFingerprint(fingerprint)}`).waitFor();
      expect(await axeViolations(page, true)).toEqual([]);
      await begin(page);
      await answerAll(page);
      await finish(page);
      await seeReceived(page);
      expect(await stage.received()).toBe(before + 1);
      expect(posts(sent)).toHaveLength(2);
      expect(sent.filter((line) => line.includes(fingerprint))).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'another key: the phone warns in both languages, sends nothing, keeps nothing, and goes on when it was put right',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      const { address, code, fingerprint } = await card();
      const other = makeKey(4_711);
      await giveKey(page, code, other);
      const sent = watch(page);
      await page.goto(address);
      await page.getByRole('heading', { name: KEPT_FROM_US }).waitFor();
      const words = await page.getByRole('alert').innerText();
      expect(words).toContain(printFingerprint(fingerprint));
      expect(words).toContain(printFingerprint(fingerprintOf(other)));
      expect(await page.getByRole('button', { name: 'Начать' }).count()).toBe(0);
      expect([await overflow(page), await axeViolations(page, true)]).toEqual([0, []]);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'This is not the group’s key' }).waitFor();
      await page.getByRole('button', { name: 'Русский' }).click();
      await page.getByRole('button', { name: 'Попробовать ещё раз' }).click();
      await page.getByRole('heading', { name: KEPT_FROM_US }).waitFor();
      expect(posts(sent)).toEqual([]);
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['opora-language']);
      await page.unrouteAll({ behavior: 'wait' });
      await page.getByRole('button', { name: 'Попробовать ещё раз' }).click();
      await begin(page);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'the same key under another number, and no key at all, are other keys too',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      const { address, code, ticketKey } = await card();
      const sent = watch(page);
      for (const given of [{ ...ticketKey, id: ticketKey.id + 1 }, null]) {
        await giveKey(page, code, given);
        await page.goto('about:blank');
        await page.goto(address);
        await page.getByRole('heading', { name: KEPT_FROM_US }).waitFor();
      }
      await page.goto(`${stage.opora.url}/s/${code}`);
      await page.getByText('Сервер не назвал ключа группы').waitFor();
      expect(posts(sent)).toEqual([]);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'a key ended while the questions were answered is not exchanged for another one',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      const before = await stage.received();
      const { code } = await card();
      await page.goto(`${stage.opora.url}/s/${code}`);
      await begin(page);
      await answerAll(page);
      await giveKey(page, code, makeKey(4_712));
      await page.route('**/ticket', (route) =>
        route.fulfill({ status: 409, contentType: 'application/problem+json', body: '{"code":"ticketKeyEnded"}' }),
      );
      const sent = watch(page);
      await finish(page);
      await page.getByRole('heading', { name: 'Ответы не приняты' }).waitFor();
      await page.getByText('С чужим ключом код можно было бы связать с ответами').waitFor();
      expect(posts(sent)).toEqual([`POST ${stage.opora.url}/api/survey/${code}/ticket`]);
      expect(await stage.received()).toBe(before);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'is remembered for a visit without network, and by the bare address',
    async () => {
      const { page, context } = await openPage(stage.browser, 360, 740);
      const { address, code, fingerprint } = await card();
      await page.goto(address);
      await page.getByRole('button', { name: 'Начать' }).waitFor();
      await page.evaluate(() => navigator.serviceWorker.ready);
      await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
      await context.setOffline(true);
      await page.reload();
      await page.getByText(`Ключ группы: ${printFingerprint(fingerprint)}`).waitFor();
      await context.setOffline(false);
      await giveKey(page, code, makeKey(4_713));
      await page.goto('about:blank');
      await page.goto(`${stage.opora.url}/s/${code}`);
      await page.getByRole('heading', { name: KEPT_FROM_US }).waitFor();
      await context.close();
    },
    PATIENCE,
  );
});
