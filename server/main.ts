/**
 * `node server/main.ts [--empty | --demo] [--socket NUMBER]`: starts the server, and beside it the work of the background.
 * The database starts while the server is still being read.
 */
import { parseArgs } from 'node:util';
import { beginOpening } from './opening.ts';
import type { News } from './serving.ts';

async function start(): Promise<void> {
  const { values } = parseArgs({
    options: {
      empty: { type: 'boolean', default: false },
      demo: { type: 'boolean', default: false },
      socket: { type: 'string' },
    },
  });
  const socket = values.socket === undefined ? null : Number(values.socket);
  const tell = (news: News): void => void (socket !== null && process.send?.(news));
  if (values.empty && values.demo) throw new Error('--empty and --demo: one of them');
  const opening = beginOpening('opora server', values.demo ? 'own' : 'district');
  const { serve } = await import('./serving.ts');
  await serve(opening, { asked: values.empty ? 'district' : values.demo ? 'demo' : null, socket, works: true, tell });
}

try {
  await start();
} catch (error) {
  process.stderr.write(`opora: ${(error as Error).message}\n`);
  process.exit(1);
}
