import { roomOf } from '../ground/http/room.ts';
import { attendanceRoutes } from './evidence/attendance/routes.ts';
import { evidenceFileRoutes } from './evidence/files/routes.ts';
import { agreementRoutes } from './evidence/reviews/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { evidenceWordRoutes } from './evidence/word/routes.ts';
import { meetingRoutes } from './meeting/routes.ts';
import { designationListRoutes } from './municipal/designations/lists/routes.ts';
import { designationRoutes } from './municipal/designations/routes.ts';
import { roadmapEditingRoutes } from './municipal/editing/routes.ts';
import { roadmapImportRoutes } from './municipal/imports/routes.ts';
import { overrideRoutes } from './municipal/overrides/routes.ts';
import { roadmapRoutes } from './municipal/routes.ts';
import { networkRoutes } from './network/routes.ts';
import { planRoutes } from './plans/routes.ts';
import { practiceExchangeRoutes } from './practice/exchange/routes.ts';
import { practiceRoutes } from './practice/routes.ts';
import { programmeRoutes } from './school-roadmaps/programmes/routes.ts';
import { schoolRoadmapPublicationRoutes } from './school-roadmaps/publishing/routes.ts';
import { schoolRoadmapRoutes } from './school-roadmaps/routes.ts';
import { exitRoutes } from './status-exit/routes.ts';

export const roadmapRoom = roomOf(
  attendanceRoutes,
  evidenceFileRoutes,
  agreementRoutes,
  evidenceRoutes,
  evidenceWordRoutes,
  meetingRoutes,
  designationRoutes,
  designationListRoutes,
  roadmapEditingRoutes,
  roadmapImportRoutes,
  overrideRoutes,
  roadmapRoutes,
  networkRoutes,
  planRoutes,
  practiceExchangeRoutes,
  practiceRoutes,
  programmeRoutes,
  schoolRoadmapPublicationRoutes,
  schoolRoadmapRoutes,
  exitRoutes,
);
