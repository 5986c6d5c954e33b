import { roomOf } from '../ground/http/room.ts';
import { changeRoutes } from './changes/routes.ts';
import { similarRoutes } from './comparison/routes.ts';
import { disclosureRoutes } from './disclosure/routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { officialProfileRoutes } from './official/routes.ts';
import { profileRoutes } from './profiles/routes.ts';
import { rollupRoutes } from './rollup/routes.ts';

export const profilesRoom = roomOf(
  changeRoutes,
  similarRoutes,
  disclosureRoutes,
  exportRoutes,
  officialProfileRoutes,
  profileRoutes,
  rollupRoutes,
);
