/** Takes official risk profiles in, with what was answered about their schools. */
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { rememberAliases } from '../../people/schools/register/aliases.ts';
import type { RegisterStamp } from '../../people/schools/register/writing.ts';
import type { SchoolAnswers } from '../../people/schools/row-school.ts';
import { insertOfficial, type NewOfficialProfile } from './store.ts';

/** @param profile with who loads it; its answers are remembered as names of their schools @returns the id of the file */
export async function storeOfficial(
  trx: Kysely<Database>,
  { answers, ...profile }: NewOfficialProfile & RegisterStamp & { answers: SchoolAnswers },
): Promise<number> {
  await rememberAliases(trx, answers, profile);
  return insertOfficial(trx, profile);
}
