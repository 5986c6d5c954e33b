/** Takes an outside list in, with what was answered about its schools. */
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { rememberAliases } from '../../people/schools/register/aliases.ts';
import type { RegisterStamp } from '../../people/schools/register/writing.ts';
import type { SchoolAnswers } from '../../people/schools/row-school.ts';
import { insertList, type NewList } from './store.ts';

/** @param list with who loads it; its answers are remembered as names of their schools @returns the id of the list */
export async function storeList(
  trx: Kysely<Database>,
  { answers, ...list }: NewList & RegisterStamp & { answers: SchoolAnswers },
): Promise<number> {
  await rememberAliases(trx, answers, list);
  return insertList(trx, list);
}
