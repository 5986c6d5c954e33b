import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ProblemError } from '../../ground/http/problem.ts';
import { Empty } from '../../ground/http/schemas.ts';
import { newToken, tokenHash } from '../../people/account-links/token.ts';
import { changeAndRecord } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { findActiveMemberships } from '../../people/identity/store.ts';
import { findSchoolNames } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { CalendarAddress } from '../reminders/schemas.ts';
import texts from '../reminders/texts.json' with { type: 'json' };
import { findOwnTasks } from '../tasks/tasks.ts';
import { writeFeed } from './feed.ts';
import { deleteFeed, findFeedOwner, putFeed } from './store.ts';

const ENDING = '.ics';

/** A calendar is read by programs that cannot sign in: its address is the secret, and can be renewed. */
export const calendarRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db, timeZone } = services;
    app.post(
      '/api/account/calendar',
      { config: { access: 'session', audit: 'calendar.make' }, schema: { response: { 201: CalendarAddress } } },
      async (request, reply) => {
        const { id } = callerOf(request);
        const token = newToken();
        const action = { action: 'calendar.make', record: { kind: 'account', id } } as const;
        await changeAndRecord(db, request, action, (trx) => putFeed(trx, id, token.hash, clock.now()));
        return reply.code(201).send({ path: `/calendar/${token.text}${ENDING}` });
      },
    );

    app.delete(
      '/api/account/calendar',
      { config: { access: 'session', audit: 'calendar.end' }, schema: { response: { 204: Empty } } },
      async (request, reply) => {
        const { id } = callerOf(request);
        const action = { action: 'calendar.end', record: { kind: 'account', id } } as const;
        await changeAndRecord(db, request, action, (trx) => deleteFeed(trx, id));
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/calendar/:file',
      {
        config: { access: 'public' },
        schema: { params: Type.Object({ file: Type.String({ maxLength: 100 }) }) },
      },
      async (request, reply) => {
        const { file } = request.params;
        const owner = file.endsWith(ENDING) ? await findFeedOwner(db, tokenHash(file.slice(0, -ENDING.length))) : null;
        const memberships = owner === null ? null : await findActiveMemberships(db, owner, clock.today());
        if (memberships === null) throw new ProblemError('notFound');
        const tasks = await findOwnTasks(services, memberships, clock.today());
        const names = await findSchoolNames(
          db,
          tasks.flatMap(({ schoolId }) => schoolId ?? []),
        );
        const url = services.url ?? `${request.protocol}://${request.host}`;
        const schoolName = (id: number) => names.get(id) ?? null;
        reply.header('cache-control', 'private, max-age=900');
        return reply
          .type('text/calendar; charset=utf-8')
          .send(writeFeed(tasks, { title: texts.calendar, url, timeZone, now: clock.now(), schoolName }));
      },
    );
  };
