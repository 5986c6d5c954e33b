/** Runs sealing when answers arrive: one run per campaign at a time, and one more when something came during it. */
import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import { createRunner, type Runner } from '../../ground/runner.ts';
import type { Form, Forms } from '../submissions/forms.ts';
import { type Draw, type Sealed, sealCampaign } from './mix.ts';

const AUDIENCES: AnonymousAudience[] = ['teacher', 'student', 'parent'];

export type Sealer = {
  /** Looks whether pools of the campaign are full; returns at once. */
  nudge(campaignId: number): void;
  /** Closes the campaign and seals what waits in batches of at least five. */
  close(campaignId: number): Promise<Sealed[]>;
  /** Resolves when no run is under way. */
  idle(): Promise<void>;
};

/**
 * @param sealed is told of a campaign whose tallies grew
 * @param failed is told of an error; the answers stay in the inbox and the next nudge tries again
 * @param draw secure by default; seeded in tests
 */
export function createSealer(
  db: Kysely<Database>,
  forms: Forms,
  sealed: (campaignId: number) => void,
  failed: (error: unknown) => void,
  draw: Draw = (limit) => randomInt(limit),
): Sealer {
  const runners = new Map<number, Runner>();

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

  const runnerOf = (campaignId: number): Runner => {
    const known = runners.get(campaignId) ?? createRunner(() => seal(campaignId, false), failed);
    runners.set(campaignId, known);
    return known;
  };

  return {
    nudge: (campaignId) => runnerOf(campaignId).nudge(),
    close: (campaignId) => seal(campaignId, true),
    async idle() {
      await Promise.all([...runners.values()].map((runner) => runner.idle()));
    },
  };
}
