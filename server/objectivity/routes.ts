import { roomOf } from '../ground/http/room.ts';
import { objectivityBaselineRoutes } from './baselines/routes.ts';
import { objectivityCaseRoutes } from './cases/routes.ts';
import { objectivityRoutes } from './findings/routes.ts';
import { vprImportRoutes } from './imports/routes.ts';
import { objectivityListRoutes } from './lists/routes.ts';
import { vprReportRoutes } from './reports/routes.ts';
import { secondTableRoutes } from './second-tables/routes.ts';
import { vprTestRoutes } from './tests/routes.ts';

export const objectivityRoom = roomOf(
  objectivityBaselineRoutes,
  objectivityCaseRoutes,
  objectivityRoutes,
  vprImportRoutes,
  objectivityListRoutes,
  vprReportRoutes,
  secondTableRoutes,
  vprTestRoutes,
);
