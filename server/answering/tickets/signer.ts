/** Signs blinded tickets in a thread of its own, started with the first one. */
import { Worker } from 'node:worker_threads';
import type { SigningResult, SigningTask } from './signer-thread.ts';

export type Signer = {
  /** @returns the blind signature, or null when the message is not below the key's modulus */
  sign(privateKey: Uint8Array, blinded: Uint8Array): Promise<Uint8Array | null>;
  close(): Promise<void>;
};

type Waiting = { resolve(signature: Uint8Array | null): void; reject(error: Error): void };

export function createSigner(): Signer {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let tasks = 0;

  const start = (): Worker => {
    const started = new Worker(new URL('./signer-thread.ts', import.meta.url));
    started.unref();
    started.on('message', ({ task, signature }: SigningResult) => {
      waiting.get(task)?.resolve(signature);
      waiting.delete(task);
    });
    started.on('error', (error: Error) => {
      thread = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
    return started;
  };

  return {
    sign: (privateKey, blinded) =>
      new Promise((resolve, reject) => {
        thread ??= start();
        tasks += 1;
        waiting.set(tasks, { resolve, reject });
        thread.postMessage({ task: tasks, privateKey, blinded } satisfies SigningTask);
      }),
    async close() {
      await thread?.terminate();
      thread = null;
    },
  };
}
