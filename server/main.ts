/**
 * `node server/main.ts [--empty] [--socket NUMBER]`: starts the server, and beside it the work of the background.
 * The database starts while the server is still being read.
 */
import { parseArgs } from 'node:util';
import { beginOpening } from './opening.ts';
import type { News } from './serving.ts';

async function start(): Promise<void> {
  const { values } = parseArgs({
    options: {
      empty: { type: 'boolean', default: false },
      socket: { type: 'string' },
    },
  });
  const socket = values.socket === undefined ? null : Number(values.socket);
  const tell = (news: News): void => void (socket !== null && process.send?.(news));
  const opening = beginOpening('opora server');
  const { serve } = await import('./serving.ts');
  await serve(opening, { empty: values.empty, socket, works: true, tell });
}

try {
  await start();
} catch (error) {
  process.stderr.write(`opora: ${(error as Error).message}\n`);
  process.exit(1);
}
