/** Sealing with the forms of a campaign, its keys and the draw of this installation. */
import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { CampaignKeys } from '../envelopes/keys.ts';
import type { Form, Forms } from '../submissions/forms.ts';
import { deleteTicketKeys } from '../tickets/store.ts';
import { type Draw, emptyPools, encryptAnew, type Mixing, mixCampaign, type Sealed } from './mix.ts';
import { eraseReplacedRows, getState } from './store.ts';

const AUDIENCES: AnonymousAudience[] = ['teacher', 'student', 'parent'];

export type Sealer = {
  /** Counts what is due of a campaign; of a sealed one all that can be, then its keys are destroyed. */
  seal(campaignId: number): Promise<Sealed[]>;
  /** Replaces the key that waiting answers are encrypted with, and destroys the old one once nothing needs it. */
  renewKey(campaignId: number): Promise<void>;
};

export type SealerNeeds = {
  db: Kysely<Database>;
  forms: Forms;
  keys: CampaignKeys;
  /** Is told of a campaign whose tallies grew. */
  sealed(campaignId: number): void;
  /** Secure by default; seeded in tests. */
  draw?: Draw;
};

export function createSealer({ db, draw = (limit) => randomInt(limit), forms, keys, sealed }: SealerNeeds): Sealer {
  const mixingOf = async (campaignId: number): Promise<Mixing> => {
    const byAudience = new Map<AnonymousAudience, Form>();
    for (const audience of AUDIENCES) byAudience.set(audience, await forms.get(campaignId, audience));
    const plans = ({ audience }: { audience: AnonymousAudience }) => {
      const form = byAudience.get(audience);
      if (!form) throw new Error(`campaign ${campaignId} has no form for ${audience}`);
      return form.plan;
    };
    return { db, keys, plans, draw };
  };

  /** A crash after any of the steps leaves keys, and the sweep asks again. */
  const finish = async (campaignId: number): Promise<Sealed[]> => {
    const cells = await emptyPools(await mixingOf(campaignId), campaignId);
    await deleteTicketKeys(db, campaignId);
    await keys.destroy(campaignId);
    await eraseReplacedRows(db);
    return cells;
  };

  return {
    async seal(campaignId) {
      const isLast = (await getState(db, campaignId)) === 'sealed';
      const cells = isLast ? await finish(campaignId) : await mixCampaign(await mixingOf(campaignId), campaignId);
      if (cells.length > 0) sealed(campaignId);
      return cells;
    },
    async renewKey(campaignId) {
      await keys.roll(campaignId);
      await encryptAnew({ db, keys }, campaignId);
      await keys.clear(campaignId);
    },
  };
}
