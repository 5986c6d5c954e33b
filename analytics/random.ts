/**
 * Seeded pseudo-random numbers, passed in wherever chance is needed so that the same seed gives the same figures everywhere.
 *
 * Generator: sfc32 of PractRand (Chris Doty-Humphrey), state filled by splitmix32, the first 12 outputs discarded.
 */

/** A source of independent uniform numbers in [0, 1). */
export type Random = () => number;

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
}

/**
 * A generator of uniform numbers in [0, 1) with 32 random bits each.
 *
 * @param seed a 32-bit integer; other numbers are truncated to one
 * @example seededRandom(1)() === seededRandom(1)() // true
 */
export function seededRandom(seed: number): Random {
  const fill = splitmix32(seed);
  let a = fill();
  let b = fill();
  let c = fill();
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/**
 * One standard normal number by the polar method (Marsaglia & Bray 1964). The pair's second number is thrown away,
 * so that the state of the generator is the only state there is.
 */
export function normal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1;
    const v = 2 * random() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}
