/** The thread that signs: a private operation takes a millisecond, which the thread that answers requests must not lose. */
import { parentPort } from 'node:worker_threads';
import { signRaw } from './raw-signature.ts';

export type SigningTask = { task: number; privateKey: Uint8Array; blinded: Uint8Array };
export type SigningResult = { task: number; signature: Uint8Array | null };

parentPort?.on('message', ({ blinded, privateKey, task }: SigningTask) => {
  let signature: Uint8Array | null = null;
  try {
    signature = signRaw(privateKey, blinded);
  } catch {
    // Not below the modulus: the sender is told that the message is no message of this key.
  }
  parentPort?.postMessage({ task, signature } satisfies SigningResult);
});
