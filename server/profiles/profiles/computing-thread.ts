import { districtProfile } from '../../../analytics/profile.ts';
import { type DisclosedProfile, disclose } from '../../../analytics/suppression/disclosed.ts';
import { threadTask } from '../../ground/thread-work.ts';
import type { ProfileTask } from './computing.ts';

export default threadTask(
  ({ model, schools }: ProfileTask): DisclosedProfile => disclose(model, schools, districtProfile(model, schools)),
);
