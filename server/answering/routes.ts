import { roomOf } from '../ground/http/room.ts';
import { campaignPlanRoutes, campaignStepRoutes, campaignViewRoutes } from './campaigns/life/routes.ts';
import { peopleRoutes } from './campaigns/people/routes.ts';
import { campaignRoutes } from './campaigns/routes.ts';
import { enrolmentImportRoutes } from './enrolment/imports/routes.ts';
import { enrolmentOverviewRoutes } from './enrolment/overview/routes.ts';
import { rollRoutes } from './enrolment/routes.ts';
import { bulkRoutes, kitRoutes } from './handing-out/routes.ts';
import { groupLinkRoutes, wayRoutes } from './modes/routes.ts';
import { cardRoutes, paperRoutes } from './paper/routes.ts';
import { returnRoutes } from './returns/routes.ts';
import { submissionRoutes } from './submissions/routes.ts';
import { ticketRoutes } from './tickets/routes.ts';

export const answeringRoom = roomOf(
  campaignPlanRoutes,
  campaignStepRoutes,
  campaignViewRoutes,
  peopleRoutes,
  campaignRoutes,
  rollRoutes,
  enrolmentImportRoutes,
  enrolmentOverviewRoutes,
  groupLinkRoutes,
  bulkRoutes,
  kitRoutes,
  wayRoutes,
  cardRoutes,
  paperRoutes,
  returnRoutes,
  submissionRoutes,
  ticketRoutes,
);
