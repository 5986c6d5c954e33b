/** Sealing with the forms of a campaign and the draw of this installation. */
import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Form, Forms } from '../submissions/forms.ts';
import { type Draw, type Sealed, sealCampaign } from './mix.ts';

const AUDIENCES: AnonymousAudience[] = ['teacher', 'student', 'parent'];

export type Sealer = {
  /** Seals what is due: full pools, and in a closed campaign whatever waits in batches of at least five. */
  seal(campaignId: number): Promise<Sealed[]>;
  /** Closes the campaign and seals what waits in batches of at least five. */
  close(campaignId: number): Promise<Sealed[]>;
};

/**
 * @param sealed is told of a campaign whose tallies grew
 * @param draw secure by default; seeded in tests
 */
export function createSealer(
  db: Kysely<Database>,
  forms: Forms,
  sealed: (campaignId: number) => void,
  draw: Draw = (limit) => randomInt(limit),
): Sealer {
  const seal = async (campaignId: number, closing: boolean): Promise<Sealed[]> => {
    const byAudience = new Map<AnonymousAudience, Form>();
    for (const audience of AUDIENCES) byAudience.set(audience, await forms.get(campaignId, audience));
    const plans = ({ audience }: { audience: AnonymousAudience }) => {
      const form = byAudience.get(audience);
      if (!form) throw new Error(`campaign ${campaignId} has no form for ${audience}`);
      return form.plan;
    };
    const cells = await sealCampaign(db, campaignId, plans, draw, closing);
    if (cells.length > 0) sealed(campaignId);
    return cells;
  };

  return { seal: (campaignId) => seal(campaignId, false), close: (campaignId) => seal(campaignId, true) };
}
