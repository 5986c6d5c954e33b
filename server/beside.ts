/** A process beside the server: started with it, started again when it ends, ended with it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Who has worked so long without an end begins with the shortest pause again. */
const STEADY_MS = 60_000;
const STOP_MS = 30_000;

/** Where the process finds the open socket: after the standard streams and the channel to the server. */
export const SOCKET = 4;

export type Beside = {
  /** The file in this folder that it runs. */
  file: 'worker.ts' | 'answerer.ts';
  /** What it is called where its end is told. */
  name: string;
  /** The number of an open socket in this process, which the other gets as `SOCKET`; null for none. */
  socket: number | null;
  /** Its environment. */
  environment: Record<string, string | undefined>;
};

/** @param say is told in one line when it has ended and is started again @returns what stops it */
export function keepBeside(
  { environment, file, name, socket }: Beside,
  say: (line: string) => void,
): () => Promise<void> {
  const stopping = new AbortController();
  let child: ChildProcess | null = null;
  const keep = async (): Promise<void> => {
    let pause = FIRST_PAUSE_MS;
    while (!stopping.signal.aborted) {
      const begun = performance.now();
      child = spawn(process.execPath, [join(import.meta.dirname, file)], {
        env: environment,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc', ...(socket === null ? [] : [socket])],
      });
      const [code, signal] = await once(child, 'exit');
      if (stopping.signal.aborted) return;
      if (performance.now() - begun > STEADY_MS) pause = FIRST_PAUSE_MS;
      say(`${name} has ended (${signal ?? code}): starting it again`);
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  };
  const kept = keep();
  return async () => {
    stopping.abort();
    child?.kill('SIGTERM');
    const late = setTimeout(() => child?.kill('SIGKILL'), STOP_MS);
    await kept;
    clearTimeout(late);
  };
}
