import { isFactorCode } from '../../../parameters.ts';

/** What the address of the page of practice keeps. */
export type PracticeSearch = { factor?: string; show?: 'done' | 'better' };

export function parsePracticeSearch({ factor, show }: Record<string, unknown>): PracticeSearch {
  return {
    ...(isFactorCode(factor) && { factor }),
    ...((show === 'done' || show === 'better') && { show }),
  };
}
