/** The frozen forms of campaigns, read once: a form never changes after its campaign has opened. */
import type { Kysely } from 'kysely';
import { type ScoringPlan, scoringPlan } from '../../../analytics/tally.ts';
import { formItems } from '../../../surveys/form.ts';
import type { AnonymousAudience, FormItem, SurveyDefinition } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { getCampaignModel } from '../campaigns/store.ts';
import { findForm } from './store.ts';

export type Form = { definition: SurveyDefinition; items: FormItem[]; plan: ScoringPlan };

export type Forms = { get(campaignId: number, audience: AnonymousAudience): Promise<Form> };

/** A campaign is a handful of forms; so many are kept, and the oldest goes first. */
const MOST_KEPT = 500;

export function createForms(db: Kysely<Database>): Forms {
  const kept = new Map<string, Promise<Form>>();
  return {
    get(campaignId, audience) {
      const name = `${campaignId}/${audience}`;
      const found = kept.get(name);
      if (found) return found;
      const form = readForm(db, campaignId, audience);
      kept.set(name, form);
      form.catch(() => kept.delete(name));
      const oldest = kept.keys().next().value;
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return form;
    },
  };
}

async function readForm(db: Kysely<Database>, campaignId: number, audience: AnonymousAudience): Promise<Form> {
  const definition = await findForm(db, campaignId, audience);
  if (!definition) throw new ProblemError('notFound');
  const items = formItems(definition);
  const model = await getCampaignModel(db, campaignId);
  const plan = scoringPlan(
    model,
    audience,
    items.map(({ name }) => name),
  );
  return { definition, items, plan };
}
