import { roomOf } from '../ground/http/room.ts';
import { vprExampleRoutes } from './demo/vpr-routes.ts';
import { fileRoutes } from './files/routes.ts';
import { jobRoutes } from './jobs/routes.ts';
import { leavingRoutes } from './leaving/routes.ts';

export const operationRoom = roomOf(fileRoutes, jobRoutes, leavingRoutes, vprExampleRoutes);
