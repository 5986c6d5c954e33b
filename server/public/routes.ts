import { roomOf } from '../ground/http/room.ts';
import { publicPageRoutes } from './pages/routes.ts';
import { posterRoutes } from './poster/routes.ts';
import { proposalRoutes } from './proposals/routes.ts';

export const publicRoom = roomOf(publicPageRoutes, posterRoutes, proposalRoutes);
