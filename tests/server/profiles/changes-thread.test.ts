/** Changes computed in a thread are those that the functions give when they are called, to the last bit. */
import { describe, expect, it } from 'vitest';
import { campaignChanges } from '../../../analytics/change.ts';
import { AUDIENCES } from '../../../analytics/informants.ts';
import { seededRandom } from '../../../analytics/random.ts';
import { discloseChanges } from '../../../analytics/suppression/disclosed-change.ts';
import { type ChangesTask, computeChanges } from '../../../server/profiles/changes/computing.ts';
import { district, MODEL } from '../../analytics/small-model.ts';

const SCHOOLS = 10;
const REWORDED = 'teacher f02_t1';
const HIDDEN = 'school 3 F01';

function task(): ChangesTask {
  const [before, after] = [1, 2].map((seed) => ({ model: MODEL, schools: district(seededRandom(seed), SCHOOLS) }));
  const questions = MODEL.factors.flatMap(({ informants }) =>
    AUDIENCES.flatMap((audience) => {
      const { facts = [], items = [] } = informants[audience] ?? {};
      return [...facts, ...items].map(({ name }) => `${audience} ${name}`);
    }),
  );
  const results = after.schools.flatMap(({ school }) => MODEL.factors.map(({ code }) => `${school} ${code}`));
  return {
    before,
    after,
    same: new Set(questions).difference(new Set([REWORDED])),
    shown: new Set(results).difference(new Set([HIDDEN])),
  };
}

describe('changes computed in a thread', () => {
  it('are those of the functions, with what was reworded left out and what is not shown withheld', async () => {
    const { after, before, same, shown } = task();
    const direct = discloseChanges(
      campaignChanges(before, after, (audience, name) => same.has(`${audience} ${name}`)).changes,
      (school, factor) => shown.has(`${school} ${factor}`),
    );
    expect((await computeChanges({ before, after, same, shown })).changes).toStrictEqual(direct);
    const told = direct.flatMap(({ factors, school }) =>
      factors.map((change) => [`${school} ${change.factor}`, change]),
    );
    expect(Object.fromEntries(told)[HIDDEN]).toMatchObject({ kind: 'withheld', reason: 'fewAnswers' });
    const all = discloseChanges(campaignChanges(before, after, () => true).changes, () => true);
    expect(direct).not.toEqual(all);
  });

  it('are given up by a signal, for its reason', async () => {
    const ending = new AbortController();
    const computing = computeChanges(task(), { signal: ending.signal });
    ending.abort(new Error('cancelled'));
    await expect(computing).rejects.toThrow('cancelled');
  });
});
