import { expect, it } from 'vitest';
import { KINDS } from '../../../client/workplace/pages/operation/jobs/jobWords.ts';
import type { Services } from '../../../server/services.ts';
import { boundJobs } from '../../../server/work.ts';

it('has words for every kind of work in the background', () => {
  const bound = boundJobs({} as Services).map(({ kind }) => kind.name);
  expect([...KINDS].sort()).toEqual(bound.sort());
});
