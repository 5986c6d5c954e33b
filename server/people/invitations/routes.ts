import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { contentDisposition, downloadName } from '../../ground/files/names.ts';
import { addressOf } from '../../ground/http/own-address.ts';
import { Pdf } from '../../ground/http/schemas.ts';
import type { Services } from '../../services.ts';
import { onAccount } from '../accounts/entries.ts';
import { requireInvited } from '../accounts/governance.ts';
import { recordActions } from '../audit/trail.ts';
import { callerOf } from '../identity/access.ts';
import { territoryNameOf } from '../territories/scope.ts';
import { drawSlips } from './drawing.ts';
import { askForInvitationLetters, inviteManyAgain, sendWaitingLetters, slipsOf } from './inviting.ts';
import {
  InvitationsBody,
  InvitationsResponse,
  LettersBody,
  LettersResponse,
  MANY_BODY_LIMIT,
  SlipsBody,
} from './schemas.ts';
import texts from './texts.json' with { type: 'json' };

/** Invitations of many people at once: again, on paper, by letter. */
export const invitationRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db, timeZone, url } = services;
    const access = 'accounts:invite';
    app.post(
      '/api/accounts/invitations',
      {
        config: { access, audit: 'account.inviteAgain' },
        bodyLimit: MANY_BODY_LIMIT,
        schema: { body: InvitationsBody, response: { 201: InvitationsResponse } },
      },
      async (request, reply) => {
        const { accountIds, days } = request.body;
        const invitations = await db.transaction().execute(async (trx) => {
          await requireInvited(trx, callerOf(request), accountIds);
          const made = await inviteManyAgain({ ...services, db: trx }, accountIds, days);
          await recordActions(
            trx,
            request,
            accountIds.map((id) => onAccount('account.inviteAgain', id)),
          );
          return made;
        });
        return reply.code(201).send({ invitations });
      },
    );

    app.post(
      '/api/accounts/letters',
      {
        config: { access, audit: 'account.letter' },
        bodyLimit: MANY_BODY_LIMIT,
        schema: { body: LettersBody, response: { 202: LettersResponse } },
      },
      async (request, reply) => {
        const { accountIds, days } = request.body;
        const caller = callerOf(request);
        const { asked, leftOut } = await db.transaction().execute(async (trx) => {
          await requireInvited(trx, caller, accountIds);
          const letters = await askForInvitationLetters({ ...services, db: trx }, accountIds, days, caller.id);
          await recordActions(
            trx,
            request,
            letters.accountIds.map((id) => onAccount('account.letter', id)),
          );
          return letters;
        });
        if (asked > 0) await sendWaitingLetters(services);
        return reply.code(202).send({ asked, leftOut });
      },
    );

    app.post(
      '/api/accounts/slips',
      {
        config: { access, audit: 'account.slips' },
        bodyLimit: MANY_BODY_LIMIT,
        schema: { body: SlipsBody, response: { 200: Pdf } },
      },
      async (request, reply) => {
        const { language, tokens } = request.body;
        const address = addressOf(url, request);
        const held = await slipsOf({ clock, db, timeZone }, tokens, address, language);
        const ids = [...new Set(held.map(({ accountId }) => accountId))];
        await requireInvited(db, callerOf(request), ids);
        const place = await territoryNameOf(db, callerOf(request));
        const pdf = await drawSlips({ language, address, slips: held.map(({ slip }) => slip) });
        await recordActions(
          db,
          request,
          ids.map((id) => onAccount('account.slips', id)),
        );
        return reply
          .type('application/pdf')
          .header(
            'content-disposition',
            contentDisposition(downloadName([texts[language].file, place[language], clock.today()], 'pdf')),
          )
          .header('cache-control', 'no-store')
          .send(pdf);
      },
    );
  };
