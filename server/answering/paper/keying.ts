/** Paper forms keyed in by the coordinator: they go the way of all answers, and nobody reads them again. */

import { isDoubtful } from '../../../analytics/answer-quality.ts';
import { type Fault, ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { ensurePaperPlace } from '../modes/store.ts';
import type { CellKey } from '../submissions/cell.ts';
import { newCode } from '../submissions/code.ts';
import { encodeAnswers } from '../submissions/codec.ts';

export type Sheet = { id: string; answers: Record<string, unknown> };

/**
 * Stores the sheets of one cell. Either all are valid or none is sent on.
 * @throws ProblemError `invalid` with the path of every fault, `campaignSealed`
 */
export async function storeSheets(
  { batcher, db, forms }: Pick<Services, 'batcher' | 'db' | 'forms'>,
  cell: CellKey,
  sheets: Sheet[],
): Promise<{ stored: number; known: number }> {
  const { items, plan } = await forms.get(cell.campaignId, cell.audience);
  const faults: Fault[] = [];
  const arrivals = sheets.flatMap(({ answers, id }, index) => {
    const encoded = encodeAnswers(items, answers);
    if (encoded.kind === 'encoded') {
      const doubtful = isDoubtful(plan, encoded.bytes);
      return [{ id, answers: encoded.bytes, doubtful }];
    }
    faults.push(...encoded.faults.map(({ message, path }) => ({ path: `sheets.${index}.${path}`, message })));
    return [];
  });
  if (faults.length > 0) throw new ProblemError('invalid', faults);
  const code = await ensurePaperPlace(db, cell, newCode());
  const outcomes = await Promise.all(arrivals.map((arrival) => batcher.submit({ ...cell, code, ...arrival })));
  if (outcomes.some((outcome) => outcome === 'closed')) throw new ProblemError('campaignSealed');
  const stored = outcomes.filter((outcome) => outcome === 'stored').length;
  return { stored, known: outcomes.length - stored };
}
