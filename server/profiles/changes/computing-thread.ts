import { campaignChanges } from '../../../analytics/change.ts';
import { discloseChanges } from '../../../analytics/suppression/disclosed-change.ts';
import { threadTask } from '../../ground/thread-work.ts';
import type { ChangesTask, ComputedChanges } from './computing.ts';

export default threadTask(({ after, before, same, shown }: ChangesTask): ComputedChanges => {
  const { changes, components } = campaignChanges(before, after, (audience, name) => same.has(`${audience} ${name}`));
  return { components, changes: discloseChanges(changes, (school, factor) => shown.has(`${school} ${factor}`)) };
});
