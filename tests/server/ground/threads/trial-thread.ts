/** A task that does as it is told. */
import { threadTask } from '../../../../server/ground/thread-work.ts';

export type Trial = { does: 'count' | 'turnForEver' | 'grow' | 'fail'; to?: number };

export default threadTask(async ({ does, to = 0 }: Trial, progress) => {
  if (does === 'fail') throw new TypeError('no such thing');
  if (does === 'turnForEver') for (;;);
  const grown: number[][] = [];
  while (does === 'grow') grown.push(new Array(1_000_000).fill(0.5));
  for (let done = 1; done <= to; done += 1) progress(done);
  return to;
});
