/** The steps of a campaign's life as its page offers them. */
import type { CampaignSummary } from '../../../../../server/answering/campaigns/schemas.ts';
import type { Plan } from './plan.ts';

type Managing = 'open' | 'drop' | 'extend' | 'targets';
type Ending = 'close' | 'reopen' | 'seal';
export type Step = Managing | Ending;

/** A step with what its dialog asks for. */
export type Wish = { step: Step; day: string; reason: string; targets: Plan['targets'] };

/** In each state, by the permission that it takes: `campaigns:manage` or `campaigns:end`. */
export const OFFERED: Record<CampaignSummary['state'], { manage: readonly Managing[]; end: readonly Ending[] }> = {
  planned: { manage: ['open', 'drop'], end: [] },
  open: { manage: ['extend', 'targets'], end: ['close'] },
  closed: { manage: [], end: ['reopen', 'seal'] },
  sealed: { manage: [], end: [] },
};
