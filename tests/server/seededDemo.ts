/** The demo, seeded once in a run of tests: by whichever test needs it first, while the others wait. */
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startServer, stopServer } from './application.ts';

const LOOK_EVERY_MS = 200;

/**
 * @param folder of this run, the same for all its processes
 * @returns a data folder with the demo in it that nobody writes to
 */
export async function seedDemoOnce(folder: string): Promise<string> {
  const seeded = join(folder, 'seeded');
  const failed = join(folder, 'failed');
  if (await claim(join(folder, 'claimed'))) {
    const growing = join(folder, 'growing');
    try {
      await stopServer(await startServer(growing));
    } catch (error) {
      await mkdir(failed);
      throw error;
    }
    await rename(growing, seeded);
  }
  while (!existsSync(seeded)) {
    if (existsSync(failed)) throw new Error('the demo could not be seeded; another test says why');
    await wait(LOOK_EVERY_MS);
  }
  return seeded;
}

/** A folder can be made once: who makes it has the claim. */
async function claim(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch {
    return false;
  }
}
