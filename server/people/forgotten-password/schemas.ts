import { Type } from 'typebox';

/**
 * POST /api/forgotten-password: a letter with a link for a new password. The answer is one and the same whether there is such an
 * account or not. `username` may be an e-mail address. 409 where no mail is set up; 429 when a name is asked for too often.
 */
export const ForgottenBody = Type.Object(
  { username: Type.String({ minLength: 1, maxLength: 254 }) },
  { additionalProperties: false },
);
