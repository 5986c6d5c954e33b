import { campaignChanges } from '../../../analytics/change.ts';
import { type DisclosedSchoolChange, discloseChanges } from '../../../analytics/suppression/disclosed-change.ts';
import { threadTask } from '../../ground/thread-work.ts';
import type { ChangesTask } from './computing.ts';

export default threadTask(({ after, before, same, shown }: ChangesTask): DisclosedSchoolChange[] => {
  const changes = campaignChanges(before, after, (audience, name) => same.has(`${audience} ${name}`));
  return discloseChanges(changes, (school, factor) => shown.has(`${school} ${factor}`));
});
