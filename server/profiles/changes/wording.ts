/** Which questions were asked by the same words in two campaigns, told from their frozen forms. */
import type { Kysely } from 'kysely';
import { formFacts, formItems } from '../../../surveys/form.ts';
import type { Audience, RiskModel } from '../../../surveys/schema.ts';
import { findForm } from '../../answering/submissions/store.ts';
import type { Database } from '../../ground/db/schema.ts';

type Side = { campaignId: number; model: RiskModel };

const AUDIENCES: Audience[] = ['director', 'teacher', 'student', 'parent'];

/** The words and choices of every question of a campaign, and of the two that a ratio is made of. */
async function wordings(db: Kysely<Database>, { campaignId, model }: Side): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const audience of AUDIENCES) {
    const definition = await findForm(db, campaignId, audience);
    if (!definition) continue;
    for (const { name, title, values } of formItems(definition)) {
      found.set(`${audience} ${name}`, JSON.stringify([title, values]));
    }
    for (const { name, title, unit } of formFacts(definition)) {
      found.set(`${audience} ${name}`, JSON.stringify([title, unit]));
    }
  }
  for (const { informants } of model.factors) {
    for (const { name, ratio } of informants.director?.facts ?? []) {
      if (!ratio) continue;
      const parts = [ratio.numerator, ratio.denominator].map((part) => found.get(`director ${part}`) ?? null);
      found.set(`director ${name}`, JSON.stringify([ratio.per, ...parts]));
    }
  }
  return found;
}

/** @returns the questions and facts that stand in both campaigns with the same words in every language, each as "audience name" */
export async function findSameWording(db: Kysely<Database>, before: Side, after: Side): Promise<Set<string>> {
  const [first, second] = [await wordings(db, before), await wordings(db, after)];
  return new Set([...second].filter(([asked, words]) => first.get(asked) === words).map(([asked]) => asked));
}
