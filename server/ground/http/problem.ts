/** Errors on the way out: RFC 9457 problem details, whatever went wrong. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway } from '../db/away.ts';
import { KEY_MISSING } from '../key-folder.ts';
import { PROBLEMS, type ProblemCode } from './problem-texts.ts';
import type { Problem } from './schemas.ts';

export type Fault = { path: string; message: string };

/** Thrown by any layer; the error handler turns it into a response. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly faults: Fault[] | undefined;
  /** Seconds after which it is worth trying again. */
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, faults?: Fault[], retryAfter?: number) {
    super(code);
    this.code = code;
    this.faults = faults;
    this.retryAfter = retryAfter;
  }
}

export function problemBody(code: ProblemCode, faults?: Fault[], retryAfter?: number): Problem {
  const { status, ru, en } = PROBLEMS[code];
  return {
    type: 'about:blank',
    title: en,
    status,
    code,
    text: { ru, en },
    ...(faults && { faults }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

export function sendProblem(
  reply: FastifyReply,
  code: ProblemCode,
  faults?: Fault[],
  retryAfter?: number,
): FastifyReply {
  const body = problemBody(code, faults, retryAfter);
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  return reply.code(body.status).type('application/problem+json').send(JSON.stringify(body));
}

/** Fastify's own error codes and those of PostgreSQL, translated once. */
const TRANSLATED: Record<string, ProblemCode> = {
  FST_ERR_BAD_URL: 'notFound',
  FST_ERR_MAX_PARAM_LENGTH: 'notFound',
  FST_ERR_CTP_BODY_TOO_LARGE: 'tooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupportedMedia',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid',
  // A value that its column cannot hold, where a route has not looked itself: out of range, no such day, a zero byte.
  '22003': 'invalid',
  '22008': 'invalid',
  '22021': 'invalid',
  '22P05': 'invalid',
};

/** About as long as a database takes that is started again. */
export const DATABASE_BACK_S = 3;

/** A hand is needed first. */
const KEYS_BACK_S = 60;

/** better-auth keeps the database's error to itself: of a session that could not be read it says this. */
const isFailedAccess = ({ name, statusCode }: FastifyError): boolean => name === 'APIError' && statusCode === 500;

function translate(error: FastifyError): ProblemCode {
  const known = TRANSLATED[error.code];
  if (known) return known;
  if (isDatabaseAway(error) || isFailedAccess(error)) return 'unavailable';
  if (error.statusCode === 413) return 'tooLarge';
  if (error.statusCode === 429) return 'tooMany';
  return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500 ? 'invalid' : 'internal';
}

export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof ProblemError) return sendProblem(reply, error.code, error.faults, error.retryAfter);
  if (error.validation) {
    const where = error.validationContext ?? 'body';
    const faults = error.validation.map((fault) => ({
      path: `${where}${fault.instancePath}`,
      message: fault.message ?? fault.keyword,
    }));
    return sendProblem(reply, 'invalid', faults);
  }
  if (error.code === KEY_MISSING) {
    request.log.error({ message: error.message, stack: error.stack });
    return sendProblem(reply, 'keysMissing', undefined, KEYS_BACK_S);
  }
  const code = translate(error);
  if (code === 'unavailable') return sendProblem(reply, code, undefined, DATABASE_BACK_S);
  // The database's own words stay inside.
  if (code === 'invalid' && error.code?.startsWith('22')) return sendProblem(reply, code);
  if (code === 'invalid' || code === 'tooLarge')
    return sendProblem(reply, code, [{ path: 'body', message: error.message }]);
  // Only the message and the stack: a request's address, code or body never reach the log.
  if (code === 'internal') request.log.error({ message: error.message, stack: error.stack });
  return sendProblem(reply, code);
}
