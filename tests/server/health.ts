/** How long the server keeps everybody else waiting while it does something. */
import { setTimeout as wait } from 'node:timers/promises';

const BETWEEN_MS = 5;

/** Of this thread, in milliseconds. */
function processorTime(): number {
  const { system, user } = process.threadCpuUsage();
  return (system + user) / 1000;
}

/**
 * Asks for /healthz again and again. Server and test share a thread, so a question that is due while it is held is asked late: a wait
 * is counted from when the question was due.
 * @returns what the work returns, and how long the thread that answers was at work during each wait, in milliseconds of processor time,
 * the longest first: what others on the machine take does not count
 */
export async function askHealthDuring<Result>(
  { url }: { url: string },
  work: () => Promise<Result>,
): Promise<{ result: Result; waits: number[] }> {
  const waits: number[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const began = processorTime();
      await wait(BETWEEN_MS);
      await (await fetch(`${url}/healthz`)).text();
      waits.push(processorTime() - began);
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
