/** The words of items and facts, joined in from the campaign's frozen forms. */
import type { Kysely } from 'kysely';
import { formFacts, formItems } from '../../../surveys/form.ts';
import type { Audience, Localized, RiskModel } from '../../../surveys/schema.ts';
import { findForm } from '../../answering/submissions/store.ts';
import type { Database } from '../../ground/db/schema.ts';

/** The words of every item and fact of a campaign, by name; a ratio of two facts goes by the words of what it counts. */
export async function itemTexts(
  db: Kysely<Database>,
  campaignId: number,
  model: RiskModel,
): Promise<Map<string, Localized>> {
  const texts = new Map<string, Localized>();
  for (const audience of ['director', 'teacher', 'student', 'parent'] satisfies Audience[]) {
    const definition = await findForm(db, campaignId, audience);
    if (!definition) continue;
    for (const { name, title } of [...formItems(definition), ...formFacts(definition)]) texts.set(name, title);
  }
  for (const { informants } of model.factors) {
    for (const { name, ratio } of informants.director?.facts ?? []) {
      const words = ratio && texts.get(ratio.numerator);
      if (words) texts.set(name, words);
    }
  }
  return texts;
}

/** An item without words in the form, such as a ratio of two facts without a title of its own, is shown by its name. */
export function textOf(texts: Map<string, Localized>, item: string): Localized {
  return texts.get(item) ?? { ru: item, en: item };
}
