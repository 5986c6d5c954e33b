/** Districts for the tests of objectivity: the fixtures of the prototype, and simulated ones. */
import { readFileSync } from 'node:fs';
import type { ObjectivityReport, ObjectivityTest, SignalName } from '../../../analytics/objectivity/types.ts';
import { seededRandom } from '../../../analytics/random.ts';
import { readResults } from '../../../server/operation/commands/objectivity/results-file.ts';
import { type Setting, simulateDistrict } from '../../bench/objectivity-simulator.ts';
import { dataPath } from '../oracle.ts';

export const definition = JSON.parse(readFileSync(dataPath('sim.test.json'), 'utf8'));

export async function fixtureDistrict(name: string): Promise<ObjectivityTest[]> {
  const read = (k: number) => readResults(dataPath(`${name}-${k}.csv`), definition);
  return Promise.all([0, 1].map(async (k) => ({ definition, results: await read(k) })));
}

export function simulated(seed: number, more: Partial<Setting> = {}) {
  const setting: Setting = {
    kind: 'none',
    pupils: [25],
    tests: 2,
    schools: 30,
    share: 0.1,
    curriculum: 0.25,
    scatter: 0,
    former: true,
    outside: false,
    ...more,
  };
  return simulateDistrict(seededRandom(seed), setting);
}

/** The estimate of a signal for every school; fails where it is not available. */
export function estimates({ schools }: ObjectivityReport, signal: SignalName) {
  return schools.map(({ school, signals }) => {
    const own = signals.find((result) => result.signal === signal);
    if (own?.kind !== 'estimate') throw new Error(`${signal} is not available for ${school}`);
    return own;
  });
}
