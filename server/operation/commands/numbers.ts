/** Numbers in the options of commands. */
import { InvalidArgumentError } from 'commander';

/** The greatest id that the database holds. */
const MOST_ID = 2_147_483_647;

/** @returns what reads a whole number from `least` to `most` */
export function whole(most: number, least = 1) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`a whole number from ${least} to ${most} is expected`);
  };
}

export const id = whole(MOST_ID);
