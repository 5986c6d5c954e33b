/** 100,000 results in one file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCurrentResults } from '../../../../server/objectivity/imports/current/store.ts';
import { csv, type Importing, row, startImporting, TEST } from './importing.ts';

let importing: Importing;
beforeAll(async () => {
  importing = await startImporting();
});
afterAll(() => importing.opora.stop());

describe('a large file of results', () => {
  it('of 100,000 rows shows its progress while the server answers others at once', async () => {
    const many = csv(Array.from({ length: 100_000 }, (_, index) => row(index)));
    const started = performance.now();
    const id = (await importing.uploaded(many)).id as number;
    const { mapping } = await importing.detail(id);
    await importing.post(`/api/vpr-imports/${id}/check`, { mapping });
    const seen = new Set<number>();
    let slowest = 0;
    for (let job = (await importing.detail(id)).job; job !== null; ) {
      const asked = performance.now();
      ({ job } = await importing.detail(id));
      slowest = Math.max(slowest, performance.now() - asked);
      if (job) seen.add(job.done);
    }
    expect((await importing.confirm(id)).state).toBe('imported');
    console.info(
      `100,000 rows: ${Math.round(performance.now() - started)} ms, slowest answer ${Math.round(slowest)} ms, ${seen.size} steps seen`,
    );
    expect(seen.size).toBeGreaterThan(1);
    expect(slowest).toBeLessThan(2000);
    expect(await findCurrentResults(importing.opora.services.db, TEST, importing.world.schoolIds)).toHaveLength(
      100_000,
    );
  }, 300_000);
});
