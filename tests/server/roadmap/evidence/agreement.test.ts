/** Two reviewers read one document apart; what they agree on is computed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementOf } from '../../../../server/roadmap/evidence/reviews/agreement.ts';
import type { AgreementResponse } from '../../../../server/roadmap/evidence/reviews/schemas.ts';
import { loadContent } from '../../../../surveys/load.ts';
import { enter, openStage, recordFor, type Stage, send } from './stage.ts';

const form = (await loadContent()).forms['document-review'];
const CRITERIA = ['linked', 'municipal', 'dates', 'indicator', 'realistic', 'control'];
const marks = (text: string) =>
  Object.fromEntries(
    [...text].map((mark, n) => [`schoolRoadmap_${CRITERIA[n]}`, mark]).filter(([, mark]) => mark !== '.'),
  );

describe('agreement of two reviews', () => {
  it.each([
    ['full', '210210', '210210', 6, 6, 1],
    ['worked by hand: observed 0.75, expected 0.5833', '221100', '211010', 6, 3, 0.4],
    ['none beyond chance is told where both give one mark', '222222', '222222', 6, 6, null],
    ['one criterion tells nothing', '2.....', '1.....', 1, 0, null],
    ['what one left out is left out', '21....', '2.1111', 1, 1, null],
  ])('%s', (_, own, other, judged, same, kappa) => {
    const found = agreementOf(form, marks(own), marks(other));
    expect([found.criteria.length, found.same]).toEqual([judged, same]);
    if (kappa === null) expect(found.kappa).toBeNull();
    else expect(found.kappa).toBeCloseTo(kappa, 10);
  });

  it('is the same whoever is asked', () => {
    const [a, b] = [marks('210120'), marks('110022')];
    expect(agreementOf(form, a, b).kappa).toBeCloseTo(agreementOf(form, b, a).kappa ?? Number.NaN, 12);
  });
});

describe('agreement over HTTP', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.opora.stop());

  async function review(who: 'tutor' | 'workingGroup', answers: Record<string, unknown>) {
    const sound = recordFor(stage, 'review');
    const data = { ...sound.data, document: 'schoolRoadmap', reviewer: who, answers };
    return (await enter(stage, stage.cookies[who], { ...sound, data })).id;
  }
  const agreement = async (id: number) =>
    (await send<AgreementResponse>(stage, stage.cookies.tutor, 'GET', `/api/evidence/${id}/agreement`)).body;

  it('waits for the second, then lays both side by side', async () => {
    const first = await review('tutor', marks('222110'));
    expect(await agreement(first)).toMatchObject({ otherId: null, kappa: null });
    const second = await review('workingGroup', marks('222100'));
    expect(await agreement(first)).toMatchObject({ otherId: second, same: 5 });
    expect(await agreement(second)).toMatchObject({ otherId: first, same: 5 });
  });

  it('is not there for other kinds of records', async () => {
    const { id } = await enter(stage, stage.cookies.tutor, recordFor(stage, 'visit'));
    const answer = await send(stage, stage.cookies.tutor, 'GET', `/api/evidence/${id}/agreement`);
    expect(answer.status).toBe(404);
  });
});
