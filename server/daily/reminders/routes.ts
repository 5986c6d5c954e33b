import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Empty } from '../../ground/http/schemas.ts';
import { changeAndRecord, recordNothing } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { givenAddress } from '../../people/identity/auth.ts';
import type { Services } from '../../services.ts';
import { hasFeed } from '../calendar/store.ts';
import { NoticesResponse, ReadBody, ReminderChoice, RemindersResponse } from './schemas.ts';
import { findAddress, findChoice, findNotices, markRead, putChoice } from './store.ts';

/** What everyone is told of, and how each wants to be told. */
export const reminderRoutes =
  ({ clock, db, mailer }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'session' } as const;
    app.get('/api/notices', { config, schema: { response: { 200: NoticesResponse } } }, async (request) => {
      const notices = await findNotices(db, callerOf(request).id);
      return { notices, unread: notices.filter(({ isRead }) => !isRead).length };
    });

    app.post(
      '/api/notices/read',
      // Having read a notice is nobody's business: nothing is recorded.
      { config: { ...config, audit: 'reminders.choose' }, schema: { body: ReadBody, response: { 204: Empty } } },
      async (request, reply) => {
        recordNothing(request);
        await markRead(db, callerOf(request).id, request.body.keys, clock.now());
        return reply.code(204).send(null);
      },
    );

    const describe = async (accountId: string): Promise<RemindersResponse> => ({
      choice: await findChoice(db, accountId),
      address: givenAddress((await findAddress(db, accountId)) ?? '') || null,
      hasMail: mailer !== null,
      hasCalendar: await hasFeed(db, accountId),
    });

    app.get('/api/account/reminders', { config, schema: { response: { 200: RemindersResponse } } }, async (request) =>
      describe(callerOf(request).id),
    );

    app.put(
      '/api/account/reminders',
      {
        config: { ...config, audit: 'reminders.choose' },
        schema: { body: ReminderChoice, response: { 200: RemindersResponse } },
      },
      async (request) => {
        const { id } = callerOf(request);
        const { mail, notices } = request.body;
        await changeAndRecord(db, request, { action: 'reminders.choose', record: { kind: 'account', id } }, (trx) =>
          putChoice(trx, id, { mail, notices }),
        );
        return describe(id);
      },
    );
  };
