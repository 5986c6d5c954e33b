import { roomOf } from '../ground/http/room.ts';
import { vprExampleRoutes } from './demo/vpr-routes.ts';

export const operationRoom = roomOf(vprExampleRoutes);
