/** `serve`: the server without a worker beside it. */
import { beginOpening } from '../../../opening.ts';

/** Resolves when it serves; it goes on until a signal. The database starts while the server is still being read. */
export async function serveAlone({ empty = false }: { empty?: boolean }): Promise<void> {
  const opening = beginOpening('opora server');
  const { serve } = await import('../../../serving.ts');
  await serve(opening, { asked: empty ? 'district' : null, socket: null, works: false, tell: () => undefined });
}
