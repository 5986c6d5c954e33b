/** Names under which files know a school, as people have answered: remembered, so that nobody is asked twice. */
import type { Kysely } from 'kysely';
import { clean, fold } from '../../../../surveys/fold.ts';
import type { Database } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { splitLogin } from '../name-index.ts';
import { namesOf } from './fields.ts';
import { LIMITS } from './schemas.ts';
import { dataOf, findRecord } from './store.ts';
import { changeSchool, type RegisterStamp } from './writing.ts';

/**
 * @param answers by a name as a file writes it, perhaps with a login in brackets, the school that it means; null is not remembered
 * @param stamp whoever has answered
 */
export async function rememberAliases(
  trx: Kysely<Database>,
  answers: Readonly<Record<string, number | null>>,
  stamp: RegisterStamp,
): Promise<void> {
  for (const [written, id] of Object.entries(answers)) {
    const alias = clean(splitLogin(written).name);
    const record = id === null ? undefined : await findRecord(trx, id);
    // A number is no name: in the next file it may mean another school.
    if (!record || !/\p{L}{2}/u.test(alias) || alias.length > LIMITS.alias) continue;
    const { aliases } = record;
    if (aliases.length >= LIMITS.aliases || namesOf(record).some((name) => fold(name) === fold(alias))) continue;
    const data = { ...dataOf(record), aliases: [...aliases, alias] };
    await changeSchool(trx, record.id, record.version, stamp, async () => ({ data })).catch((error: unknown) => {
      // Another school bears the name: the answer holds for this file alone.
      if (!(error instanceof ProblemError)) throw error;
    });
  }
}
