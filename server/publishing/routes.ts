import { roomOf } from '../ground/http/room.ts';
import { publicationFileRoutes } from './files/routes.ts';
import { publicationRoutes } from './publications/routes.ts';
import { publicationStepRoutes } from './steps/routes.ts';

export const publishingRoom = roomOf(publicationFileRoutes, publicationRoutes, publicationStepRoutes);
