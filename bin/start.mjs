/** `npm start`: see launcher.mjs. This file is what an old Node still reads, to say in one line that it is too old. */
import { endInOneLine } from './failure.mjs';
import { requireNode } from './requirements.mjs';

await endInOneLine(async () => {
  requireNode();
  const { launch } = await import('./launcher.mjs');
  await launch(process.argv.slice(2));
});
