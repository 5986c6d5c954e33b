/** As `databaseServer.ts`, with the demo as a second template. */
import type { TestProject } from 'vitest/node';
import { startServer } from './databaseServer.ts';

export default (project: TestProject): Promise<() => Promise<void>> => startServer(project, true);
