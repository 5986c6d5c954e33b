/** A reading that does as it is told. */
import { TableFault } from '../../../../server/ground/tables/table-fault.ts';
import { readingTask } from '../../../../server/ground/tables/thread-reading.ts';

export type Trial = { bytes: Uint8Array; does: 'read' | 'refuse' | 'turnForEver' | 'grow' | 'fail' };

export default readingTask((bytes, { does }: Trial): string => {
  if (does === 'refuse') throw new TableFault('brokenXml', '7');
  if (does === 'fail') throw new TypeError('no such thing');
  if (does === 'turnForEver') for (;;);
  const grown: number[][] = [];
  while (does === 'grow') grown.push(new Array(1_000_000).fill(0.5));
  return bytes.toString();
});
