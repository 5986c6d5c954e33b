import { type DistrictComponents, districtComponents } from '../../../analytics/district-components.ts';
import { threadTask } from '../../ground/thread-work.ts';
import type { ComponentsTask } from './computing.ts';

export default threadTask(
  ({ alphas, model, schools }: ComponentsTask): DistrictComponents => districtComponents(model, schools, alphas),
);
