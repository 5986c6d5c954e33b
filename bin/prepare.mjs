/** `node bin/prepare.mjs [client]`: what the npm scripts run first; says each step in a line on standard error. */
import { endInOneLine } from './failure.mjs';
import { requireNode } from './requirements.mjs';

await endInOneLine(async () => {
  requireNode();
  const { prepare } = await import('./preparation.mjs');
  const { createProgress } = await import('./progress.mjs');
  const progress = createProgress(['libraries', 'runtime', 'pages']);
  try {
    await prepare(process.argv[2] === 'client', progress);
    progress.end();
  } finally {
    progress.stop();
  }
});
