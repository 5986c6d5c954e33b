import { roomOf } from '../ground/http/room.ts';
import { resultRoutes } from './gaps/routes.ts';
import { resultTableRoutes } from './means/routes.ts';

export const resultsRoom = roomOf(resultRoutes, resultTableRoutes);
