import { expect, it } from 'vitest';
import { offerMutants } from './offering.ts';

const FILES = 60;

it(`takes ${FILES} broken files without an error of its own, half an import or a lost row`, async () => {
  const { faults, reports, results } = await offerMutants(FILES);
  expect(faults).toEqual([]);
  // They are not all broken: enough get through to be stored.
  expect(reports).toBeGreaterThan(3);
  expect(results).toBeGreaterThan(100);
}, 600_000);
