import { roomOf } from '../ground/http/room.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { needRoutes } from './needs/routes.ts';
import { reminderRoutes } from './reminders/routes.ts';
import { setupRoutes } from './setup/routes.ts';
import { taskRoutes } from './tasks/routes.ts';
import { workRoutes } from './tutor-desk/routes.ts';
import { tutorLoadRoutes } from './tutor-load/routes.ts';

export const dailyRoom = roomOf(
  calendarRoutes,
  needRoutes,
  reminderRoutes,
  setupRoutes,
  taskRoutes,
  workRoutes,
  tutorLoadRoutes,
);
