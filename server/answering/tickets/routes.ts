import { constants, verify } from 'node:crypto';
import { promisify } from 'node:util';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isDoubtful } from '../../../analytics/answer-quality.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { markOf } from '../codes/marks.ts';
import { type AccessCode, spendCode } from '../codes/store.ts';
import { getState } from '../sealing/store.ts';
import { encodeAnswers } from '../submissions/codec.ts';
import { BODY_LIMIT, CodeParams, SubmissionResponse } from '../submissions/schemas.ts';
import type { VerifyingKey } from './keys.ts';
import { TicketBody, TicketedBody, TicketResponse } from './schemas.ts';
import { findPrivateKey, findSigningKey } from './store.ts';

const verifyAsync = promisify(verify);
const SALT_BYTES = 48;

/** Whether the ticket was signed by the key: RSASSA-PSS with SHA-384, checked outside the thread that answers requests. */
function isSigned({ key }: VerifyingKey, ticket: Buffer, signature: Buffer): Promise<boolean> {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return verifyAsync('sha384', ticket, { key, padding, saltLength: SALT_BYTES }, signature);
}

export const ticketRoutes = (services: Services): FastifyPluginAsyncTypebox => {
  const { batcher, codeKey, db, entrance, forms, signer, ticketKeys } = services;

  /**
   * Uses the code, then signs. A reply that is lost harms nobody: the same blinded ticket is signed again.
   * The key is looked at first, so that no code is spent on a key that has ended.
   */
  async function exchange(code: AccessCode, keyId: number, blinded: Buffer): Promise<Uint8Array> {
    const privateKey = await findPrivateKey(db, keyId);
    const isCurrent = (await findSigningKey(db, code))?.id === keyId;
    const signature = privateKey && isCurrent ? await signer.sign(privateKey, blinded) : null;
    if (privateKey && isCurrent && signature === null)
      throw new ProblemError('invalid', [{ path: 'body.blinded', message: 'not below the modulus of the key' }]);
    if (signature === null) throw new ProblemError(await whyNoKey(code));
    const outcome = await spendCode(db, code, markOf(codeKey, blinded));
    if (outcome === 'spent') throw new ProblemError('codeSpent');
    if (outcome === 'planned') throw new ProblemError('campaignNotOpen');
    if (outcome === 'sealed') throw new ProblemError('campaignSealed');
    if (outcome !== 'used' && outcome !== 'again') throw new ProblemError('campaignClosed');
    return signature;
  }

  /** Without a key the campaign is closed or sealed, or was reopened with another key than the phone knows. */
  async function whyNoKey(code: AccessCode): Promise<'campaignClosed' | 'campaignSealed' | 'ticketKeyEnded'> {
    if (await ticketKeys.ensure(code)) return 'ticketKeyEnded';
    return (await getState(db, code.campaignId)) === 'sealed' ? 'campaignSealed' : 'campaignClosed';
  }

  return async (app) => {
    app.addHook('onClose', () => signer.close());

    app.post(
      '/api/survey/:code/ticket',
      {
        config: { access: 'public', audit: false },
        schema: { params: CodeParams, body: TicketBody, response: { 200: TicketResponse } },
      },
      async (request) => {
        const way = await entrance.enter(request.params.code, request.ip);
        // A class link has no ticket: for this exchange its code is no code at all.
        if (way.kind !== 'code') throw new ProblemError('codeUnknown');
        const { blinded, keyId } = request.body;
        const signature = await exchange(way.code, keyId, Buffer.from(blinded, 'hex'));
        return { signature: Buffer.from(signature).toString('hex') };
      },
    );

    app.post(
      '/api/survey/submissions',
      {
        config: { access: 'public', audit: false },
        bodyLimit: BODY_LIMIT,
        compress: false,
        helmet: false,
        schema: { body: TicketedBody, response: { 200: SubmissionResponse, 201: SubmissionResponse } },
      },
      async (request, reply) => {
        const { answers, hurried, keyId, signature, ticket } = request.body;
        const key = await ticketKeys.find(keyId);
        // Keys go when their campaign is sealed, and not before.
        if (!key) throw new ProblemError('campaignSealed');
        if (!(await isSigned(key, Buffer.from(ticket, 'hex'), Buffer.from(signature, 'hex'))))
          throw new ProblemError('ticketFalse');
        const { items, plan } = await forms.get(key.campaignId, key.audience);
        const encoded = encodeAnswers(items, answers);
        if (encoded.kind === 'invalid') throw new ProblemError('invalid', encoded.faults);
        const { audience, campaignId, grade, schoolId } = key;
        const cell = { audience, campaignId, grade, schoolId };
        const doubtful = hurried === true || isDoubtful(plan, encoded.bytes);
        const outcome = await batcher.submit({ ...cell, code: null, id: ticket, answers: encoded.bytes, doubtful });
        // Also where the campaign is there no more: nothing but what is stored passes for received.
        if (outcome !== 'stored' && outcome !== 'known') throw new ProblemError('campaignSealed');
        return reply.code(outcome === 'stored' ? 201 : 200).send({ received: true });
      },
    );
  };
};
