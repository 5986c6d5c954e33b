import { roomOf } from '../ground/http/room.ts';
import { criteriaRoutes } from './criteria/routes.ts';
import { contentRoutes } from './library/routes.ts';

export const contentRoom = roomOf(criteriaRoutes, contentRoutes);
