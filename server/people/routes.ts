import { roomOf } from '../ground/http/room.ts';
import { accountImportRoutes } from './account-imports/routes.ts';
import { accountLinkRoutes } from './account-links/routes.ts';
import { accountRoutes } from './accounts/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { forgottenPasswordRoutes } from './forgotten-password/routes.ts';
import { identityRoutes } from './identity/routes.ts';
import { invitationRoutes } from './invitations/routes.ts';
import { ownAccountRoutes } from './own-account/routes.ts';
import { closingRoutes } from './schools/closing/routes.ts';
import { schoolImportRoutes } from './schools/imports/routes.ts';
import { registerRoutes } from './schools/register/routes.ts';
import { schoolRoutes } from './schools/routes.ts';
import { territoryRoutes } from './territories/routes.ts';
import { tutorRoutes } from './tutors/routes.ts';

export const peopleRoom = roomOf(
  accountImportRoutes,
  accountLinkRoutes,
  accountRoutes,
  auditRoutes,
  forgottenPasswordRoutes,
  identityRoutes,
  invitationRoutes,
  ownAccountRoutes,
  closingRoutes,
  registerRoutes,
  schoolImportRoutes,
  schoolRoutes,
  territoryRoutes,
  tutorRoutes,
);
