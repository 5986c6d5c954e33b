/** How long the server keeps everybody else waiting while it does something. */
import { setTimeout as wait } from 'node:timers/promises';

const BETWEEN_MS = 5;

/**
 * Asks for /healthz again and again. Server and test share a thread, so a question that is due while it is held is asked late: waits
 * are counted from when it was due.
 * @returns what the work returns, and how long each answer took, in milliseconds, the longest first
 */
export async function askHealthDuring<Result>(
  { url }: { url: string },
  work: () => Promise<Result>,
): Promise<{ result: Result; waits: number[] }> {
  const waits: number[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const due = performance.now() + BETWEEN_MS;
      await wait(BETWEEN_MS);
      await (await fetch(`${url}/healthz`)).text();
      waits.push(performance.now() - due);
    }
  })();
  try {
    return { result: await work(), waits };
  } finally {
    isOver = true;
    await asking;
    waits.sort((a, b) => b - a);
  }
}
