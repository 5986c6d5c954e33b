/** Sending by a ticket, from every point at which it may have stopped, against a server that signs with real keys. */
import { constants, generateKeyPairSync, verify } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Outbox } from '../../client/offline/outbox.ts';
import type { Entry } from '../../client/survey/entry.ts';
import { createSending } from '../../client/survey/sending.ts';
import { fingerprintOf } from '../../client/survey/ticket/fingerprint.ts';
import { newTicket } from '../../client/survey/ticket/ticket.ts';
import { signRaw } from '../../server/answering/tickets/raw-signature.ts';

const makeKey = (id: number) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { n = '' } = publicKey.export({ format: 'jwk' });
  const view = { id, modulus: Buffer.from(n, 'base64url').toString('hex'), exponent: 65537 };
  return { view, publicKey, der: privateKey.export({ format: 'der', type: 'pkcs8' }) };
};
const keys = [makeKey(1), makeKey(2)];

type Loss = 'ticket request' | 'ticket reply' | 'answers request' | 'answers reply';

/** A server with one code, which loses what it is told to lose, once. */
function createServer(current = keys[0]) {
  const state = {
    current,
    used: null as string | null,
    received: new Set<string>(),
    lose: new Set<Loss>(),
    false: false,
    /** From which request on everything is answered 503. */
    busyFrom: Number.POSITIVE_INFINITY,
    /** The account by which codes are turned away. */
    over: null as string | null,
  };
  const json = (status: number, body: object) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });
  const problem = (status: number, code: string) => json(status, { code, text: { ru: code, en: code } });
  const loses = (what: Loss) => state.lose.delete(what);
  function exchange({ blinded, keyId }: { blinded: string; keyId: number }): Response {
    if (keyId !== state.current.view.id) return problem(409, 'ticketKeyEnded');
    if (state.used !== null && state.used !== blinded) return problem(410, 'codeSpent');
    state.used = blinded;
    if (loses('ticket reply')) throw new TypeError('network');
    const signature = signRaw(state.current.der, Buffer.from(blinded, 'hex')).toString('hex');
    return json(200, { signature: state.false ? '1'.repeat(512) : signature });
  }
  function take({ keyId, signature, ticket }: { keyId: number; signature: string; ticket: string }): Response {
    const key = { key: keys[keyId - 1].publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    if (!verify('sha384', Buffer.from(ticket, 'hex'), key, Buffer.from(signature, 'hex')))
      return problem(400, 'ticketFalse');
    const isNew = !state.received.has(ticket);
    state.received.add(ticket);
    if (loses('answers reply')) throw new TypeError('network');
    return json(isNew ? 201 : 200, { received: true });
  }
  const paths: string[] = [];
  const answer = async (path: string, init?: RequestInit): Promise<Response> => {
    paths.push(path);
    if (paths.length >= state.busyFrom) return problem(503, 'unavailable');
    const body = JSON.parse(String(init?.body ?? 'null'));
    if (path.endsWith('/ticket')) {
      if (loses('ticket request')) throw new TypeError('network');
      if (state.over) return problem(403, state.over);
      return exchange(body);
    }
    if (path.endsWith('/submissions')) {
      if (loses('answers request')) throw new TypeError('network');
      return take(body);
    }
    return state.used === null ? json(200, { ticketKey: state.current.view }) : problem(410, 'codeSpent');
  };
  vi.stubGlobal('fetch', answer);
  return { state, paths };
}

function createPhone(more: Partial<Entry> = {}) {
  const ticket = newTicket(keys[0].view);
  const entry: Entry = { id: 'a', code: 'CODE', answers: { q: 1 }, hurried: false, ticket, ...more };
  const stored = new Map([[entry.id, entry]]);
  const outbox = {
    update: async (id: string, change: (entry: Entry) => Entry) => {
      const found = stored.get(id);
      if (found) stored.set(id, change(found));
      return stored.get(id) ?? null;
    },
  } as Outbox<Entry>;
  const send = createSending(outbox);
  /** An attempt begins with what is stored: the phone may have been switched off since the last one. */
  const outcome = () => send(stored.get('a') ?? entry);
  const attempt = async () => (await outcome()).kind;
  return { attempt, outcome, stored };
}

afterEach(() => vi.unstubAllGlobals());

describe('sending by a ticket', () => {
  const losses: Loss[][] = [
    ['ticket request'],
    ['ticket reply'],
    ['answers request'],
    ['answers reply'],
    ['ticket request', 'ticket reply', 'answers request', 'answers reply'],
  ];
  it.each(losses.map((loss) => [loss.join(', '), loss] as const))(
    'is received once after losing %s',
    async (_, loss) => {
      const { state } = createServer();
      const { attempt } = createPhone();
      state.lose = new Set(loss);
      for (const _lost of loss) expect(await attempt()).toBe('later');
      expect(await attempt()).toBe('received');
      expect(state.received.size).toBe(1);
    },
  );

  it('names the code in the exchange alone', async () => {
    const { paths } = createServer();
    await createPhone().attempt();
    expect(paths).toEqual(['/api/survey/CODE/ticket', '/api/survey/submissions']);
  });

  it('is received once from two tabs that send the same entry', async () => {
    const { state } = createServer();
    const { attempt } = createPhone();
    expect(await Promise.all([attempt(), attempt()])).toEqual(['received', 'received']);
    expect(state.received.size).toBe(1);
  });

  it('takes a new key when the campaign was reopened, and keeps a signed ticket', async () => {
    const { state } = createServer(keys[1]);
    const { attempt, stored } = createPhone();
    expect(await attempt()).toBe('later');
    expect(stored.get('a')?.ticket?.key.id).toBe(2);
    state.lose.add('answers request');
    expect(await attempt()).toBe('later');
    state.current = keys[0];
    expect(await attempt()).toBe('received');
  });

  it('makes no ticket of another key than was on the card or shown: the server cannot end one key to give its own', async () => {
    const { paths } = createServer(keys[1]);
    const { attempt, stored } = createPhone({ key: fingerprintOf(keys[0].view) });
    expect(await attempt()).toBe('refused');
    expect(stored.get('a')?.ticket?.key.id).toBe(1);
    expect(paths).toEqual(['/api/survey/CODE/ticket', '/api/survey/CODE']);
  });

  it('goes on waiting when the server is busy while a new key is asked for', async () => {
    const { paths, state } = createServer(keys[1]);
    const { attempt } = createPhone();
    state.busyFrom = 2;
    expect(await attempt()).toBe('later');
    expect(paths).toEqual(['/api/survey/CODE/ticket', '/api/survey/CODE']);
    state.busyFrom = Number.POSITIVE_INFINITY;
    expect([await attempt(), await attempt()]).toEqual(['later', 'received']);
  });

  it('is refused in words when the code was used by someone else', async () => {
    const { state } = createServer();
    state.used = 'another blinded ticket';
    expect(await createPhone().attempt()).toBe('refused');
  });

  it('is refused for now where the survey is closed, and for good once it is sealed', async () => {
    const { state } = createServer();
    const { attempt, outcome } = createPhone();
    state.over = 'campaignClosed';
    expect(await outcome()).toMatchObject({ kind: 'refused', forNow: true });
    state.over = 'campaignSealed';
    expect(await outcome()).toEqual({ kind: 'refused', text: { ru: 'campaignSealed', en: 'campaignSealed' } });
    state.over = null;
    expect(await attempt()).toBe('received');
  });

  it('sends nothing with a signature that is false', async () => {
    const { paths, state } = createServer();
    state.false = true;
    expect(await createPhone().attempt()).toBe('later');
    expect(paths).toHaveLength(1);
  });
});
