import { describe, expect, it } from 'vitest';
import { createGuard, refusalDelay } from '../../../server/answering/submissions/guard.ts';

/** A guard whose clock stands still until it is moved; what waits is let go by hand. */
function setUp() {
  let time = 0;
  const waits: number[] = [];
  const held: (() => void)[] = [];
  const guard = createGuard({
    now: () => time,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return milliseconds === 0 ? Promise.resolve() : new Promise((done) => held.push(done));
    },
  });
  const guess = (address: string) => {
    const outcome = guard.wrong(address).then(
      () => 'refused',
      (error: Error) => error.message,
    );
    for (const release of held.splice(0)) release();
    return outcome;
  };
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { guard, guess, waits, pass };
}

describe('guessing codes', () => {
  it('costs nothing for a few slips of the hand, then longer and longer, up to eight seconds', () => {
    expect([1, 5, 6, 7, 8, 11, 1000].map(refusalDelay)).toEqual([0, 0, 250, 500, 1000, 8000, 8000]);
  });

  it('is slowed for the network that guesses, and for no other', async () => {
    const { guess, waits } = setUp();
    for (let guessed = 0; guessed < 8; guessed++) await guess('192.0.2.1');
    await guess('192.0.2.2');
    expect(waits.slice(5)).toEqual([250, 500, 1000, 0]);
  });

  it('counts the addresses of one home of the sixth version as one', async () => {
    const { guess, waits } = setUp();
    for (let guessed = 0; guessed < 7; guessed++) await guess(`2001:db8:1:2::${guessed}`);
    expect(waits.at(-1)).toBe(500);
  });

  it('is refused at once when twenty of a network wait already', async () => {
    const { guard } = setUp();
    for (let guessed = 0; guessed < 5; guessed++) await guard.wrong('192.0.2.1');
    for (let guessed = 0; guessed < 20; guessed++) void guard.wrong('192.0.2.1');
    await expect(guard.wrong('192.0.2.1')).rejects.toThrow('tooMany');
    await expect(guard.wrong('192.0.2.9')).resolves.toBeUndefined();
  });

  it('is forgotten after ten minutes', async () => {
    const { guess, pass, waits } = setUp();
    for (let guessed = 0; guessed < 7; guessed++) await guess('192.0.2.1');
    pass(601_000);
    await guess('192.0.2.1');
    expect(waits.at(-1)).toBe(0);
  });
});
