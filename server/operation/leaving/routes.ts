import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ProblemError } from '../../ground/http/problem.ts';
import { recordAction } from '../../people/audit/trail.ts';
import type { Services } from '../../services.ts';
import { isLeaveCode } from './code.ts';
import { LeaveBody, LeaveResponse } from './schemas.ts';

/** Public: the code of the start is what lets one in, not an account of the demo, whose passwords everybody sees. */
export const leavingRoutes =
  ({ db, demo }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/api/demo/leave',
      {
        config: { access: 'public', audit: 'demo.leave' },
        schema: { body: LeaveBody, response: { 200: LeaveResponse } },
      },
      async (request, reply) => {
        if (demo === null) throw new ProblemError('notFound');
        const { leaving } = demo;
        if (leaving === null) throw new ProblemError('leavingByCommand');
        if (!(await isLeaveCode(db, request.body.code))) throw new ProblemError('leaveCodeWrong');
        const begun = await leaving.begin().catch((error: Error) => {
          leaving.complain(error);
          throw new ProblemError('districtNotBegun');
        });
        await recordAction(db, request, { action: 'demo.leave', record: { kind: 'demo', id: 'demo' } });
        reply.raw.once('close', () => leaving.handOver());
        return begun;
      },
    );
  };
