import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { updateCampaign } from '../../../server/answering/campaigns/life/store.ts';
import { makeCodes } from '../../../server/answering/codes/making.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { answerByCode, askTicket, prepare, sendByTicket, takeTicket } from '../phone.ts';
import { answersOf, countCell, makeLink, makeWorld, sealForGood, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let today = '2026-06-01';

beforeAll(async () => {
  opora = await startApplication(() => today);
});
afterAll(() => opora.stop());
beforeEach(async () => {
  today = '2026-06-01';
  world = await makeWorld(opora.services, 1);
});

const make = async (count: number): Promise<string[]> => {
  const cell = { schoolId: world.schoolIds[0], campaignId: world.campaignId, audience: 'student', grade: 6 } as const;
  return (await opora.services.db.transaction().execute((trx) => makeCodes(trx, { ...cell, count }))).codes;
};
const answers = () => answersOf(opora.services);
const close = () => updateCampaign(opora.services.db, world.campaignId, { state: 'closed', sealsOn: '2026-06-15' });
const counts = () => countCell(opora.services, world);
const keys = async () =>
  opora.services.db
    .selectFrom('ticket_key')
    .select(['id', 'private_key'])
    .where('campaign_id', '=', world.campaignId)
    .orderBy('id')
    .execute();
const problem = async (response: Response) => ({ status: response.status, code: (await response.json()).code });

describe('a one-time code', () => {
  it('opens the form with the key of its cell, and takes answers once', async () => {
    const [code] = await make(1);
    const view = await (await fetch(`${opora.url}/api/survey/${code}`)).json();
    expect(view).toMatchObject({ audience: 'student', grade: 6, ticketKey: { exponent: 65537 } });
    expect(await answerByCode(opora.url, code, answers())).toBe(201);
    expect(await problem(await fetch(`${opora.url}/api/survey/${code}`))).toEqual({ status: 410, code: 'codeSpent' });
    expect(await counts()).toEqual({ received: 1, sealed: 0, waiting: 1 });
  });

  it('gives the same signature for the same blinded ticket, and 410 for another', async () => {
    const [code] = await make(1);
    const prepared = await prepare(opora.url, code);
    const other = await prepare(opora.url, code);
    expect(await takeTicket(opora.url, prepared)).toBe(await takeTicket(opora.url, prepared));
    expect(await problem(await askTicket(opora.url, other))).toEqual({ status: 410, code: 'codeSpent' });
  });

  it('is worth one ticket, though two phones ask at the same moment', async () => {
    const [code] = await make(1);
    const phones = await Promise.all(Array.from({ length: 8 }, () => prepare(opora.url, code)));
    const statuses = await Promise.all(phones.map(async (phone) => (await askTicket(opora.url, phone)).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(7);
  });

  it('shares one key with all codes of its cell, made once', async () => {
    const codes = await make(6);
    const prepared = await Promise.all(codes.map((code) => prepare(opora.url, code)));
    expect(new Set(prepared.map(({ keyId }) => keyId)).size).toBe(1);
    expect(await keys()).toHaveLength(1);
  });

  it('is not spent by a message that cannot be signed', async () => {
    const [code] = await make(1);
    const prepared = await prepare(opora.url, code);
    const tooLarge = { ...prepared, blinding: { ...prepared.blinding, blinded: new Uint8Array(256).fill(255) } };
    expect(await problem(await askTicket(opora.url, tooLarge))).toEqual({ status: 400, code: 'invalid' });
    expect((await askTicket(opora.url, prepared)).status).toBe(200);
  });

  it('is told apart from a slip of the hand, and from a link', async () => {
    const [code] = await make(1);
    const wrong = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
    expect(await problem(await fetch(`${opora.url}/api/survey/${wrong}`))).toEqual({
      status: 404,
      code: 'codeMistyped',
    });
    const body = JSON.stringify({ id: randomUUID(), answers: answers() });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    const byLink = await fetch(`${opora.url}/api/survey/${code}/submissions`, init);
    expect(await problem(byLink)).toEqual({ status: 404, code: 'codeUnknown' });
    const link = await makeLink(opora.services, world);
    const asked = await askTicket(opora.url, { ...(await prepare(opora.url, code)), code: link });
    expect(await problem(asked)).toEqual({ status: 404, code: 'codeUnknown' });
  });
});

describe('answers by a ticket', () => {
  it('are stored once, however often they are sent', async () => {
    const [code] = await make(1);
    const prepared = await prepare(opora.url, code);
    const signature = await takeTicket(opora.url, prepared);
    const statuses = await Promise.all(
      Array.from({ length: 5 }, async () => (await sendByTicket(opora.url, prepared, signature, answers())).status),
    );
    expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 201]);
    expect(await counts()).toEqual({ received: 1, sealed: 0, waiting: 1 });
  });

  it('are refused with a signature of another ticket, of another cell, or of nobody', async () => {
    const codes = await make(2);
    const [one, other] = await Promise.all(codes.map((code) => prepare(opora.url, code)));
    const signature = await takeTicket(opora.url, one);
    for (const [prepared, signed] of [
      [other, signature],
      [one, '1'.repeat(512)],
    ] as const) {
      const refused = await sendByTicket(opora.url, prepared, signed, answers());
      expect(await problem(refused)).toEqual({ status: 400, code: 'ticketFalse' });
    }
    const unknown = await sendByTicket(opora.url, { ...one, keyId: 2_000_000_000 }, signature, answers());
    expect(await problem(unknown)).toEqual({ status: 403, code: 'campaignSealed' });
    expect((await sendByTicket(opora.url, one, signature, answers())).status).toBe(201);
  });

  it('are checked like all others before the ticket is used up', async () => {
    const [code] = await make(1);
    const prepared = await prepare(opora.url, code);
    const signature = await takeTicket(opora.url, prepared);
    const refused = await sendByTicket(opora.url, prepared, signature, { nobody: 1 });
    expect((await refused.json()).faults[0].path).toBe('answers.nobody');
    expect((await sendByTicket(opora.url, prepared, signature, answers())).status).toBe(201);
  });

  it('leave neither the ticket nor the code in the database', async () => {
    const [code] = await make(1);
    const prepared = await prepare(opora.url, code);
    await sendByTicket(opora.url, prepared, await takeTicket(opora.url, prepared), answers());
    const { rows } = await sql<{ row: string }>`
      select inbox::text as row from inbox union all select code_use::text from code_use
      union all select cell::text from cell union all select pace::text from pace`.execute(opora.services.db);
    const everything = rows.map(({ row }) => row).join('\n');
    expect(everything.length).toBeGreaterThan(100);
    expect(everything).not.toContain(Buffer.from(prepared.ticket).toString('hex').slice(0, 16));
    expect(everything).not.toContain(Buffer.from(prepared.blinding.blinded).toString('hex').slice(0, 16));
  });
});

describe('after the closing', () => {
  it('new tickets are refused, signed ones are taken until the campaign is sealed, when the keys go', async () => {
    const codes = await make(8);
    const phones = await Promise.all(codes.map((code) => prepare(opora.url, code)));
    const late = phones.slice(0, 6);
    const signatures: string[] = [];
    for (const phone of late) signatures.push(await takeTicket(opora.url, phone));
    await close();
    expect(await problem(await askTicket(opora.url, phones[7]))).toEqual({ status: 403, code: 'campaignClosed' });
    // A signature that was lost on its way is given again, and uses no other code.
    expect(await takeTicket(opora.url, phones[0])).toBe(signatures[0]);
    for (const [index, phone] of late.entries()) {
      expect((await sendByTicket(opora.url, phone, signatures[index], answers())).status).toBe(201);
      await opora.services.jobs.idle();
      // Nothing moves before ten wait, closed or not.
      expect(await counts()).toEqual({ received: index + 1, sealed: 0, waiting: index + 1 });
    }
    await sealForGood(opora.services, world.campaignId);
    expect(await counts()).toEqual({ received: 6, sealed: 6, waiting: 0 });
    expect(await keys()).toEqual([]);
    const tooLate = await sendByTicket(opora.url, phones[0], signatures[0], answers());
    expect(await problem(tooLate)).toEqual({ status: 403, code: 'campaignSealed' });
    expect(await problem(await askTicket(opora.url, phones[7]))).toEqual({ status: 403, code: 'campaignSealed' });
    expect(await problem(await fetch(`${opora.url}/api/survey/${codes[7]}`))).toEqual({
      status: 403,
      code: 'campaignSealed',
    });
  });

  it('reopening keeps the key, unused codes and tickets signed before', async () => {
    const [unused, signed, blinded] = await make(3);
    const withTicket = await prepare(opora.url, signed);
    const withoutTicket = await prepare(opora.url, blinded);
    const signature = await takeTicket(opora.url, withTicket);
    await close();
    await updateCampaign(opora.services.db, world.campaignId, { state: 'open', sealsOn: null });
    expect(await answerByCode(opora.url, unused, answers())).toBe(201);
    expect((await sendByTicket(opora.url, withTicket, signature, answers())).status).toBe(201);
    expect((await askTicket(opora.url, withoutTicket)).status).toBe(200);
    expect(await keys()).toHaveLength(1);
  });

  it('no key is made any more', async () => {
    const [code] = await make(1);
    await close();
    expect((await fetch(`${opora.url}/api/survey/${code}`)).status).toBe(403);
    expect(await keys()).toEqual([]);
  });
});
