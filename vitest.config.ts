import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

/** The journeys that every change must hold to; all other files of tests/browser are the project `browser`. */
const MAIN_JOURNEYS = ['main-job', 'answering/survey-journey'];

/**
 * What is tried hard and long: kills, attackers, whoever runs the machine, simulations. The first kind is short enough for
 * each change; the second only belongs to the whole of `npm run test:endurance`.
 */
const ENDURANCE = 'tests/**/*.endurance.test.ts';
const LONG = 'tests/**/*.long.test.ts';

/** Tests that talk to the server or to a browser need a database; all others start without one. */
const NEEDS_DATABASE = ['tests/server/**', 'tests/browser/**'];

const WITH_DATABASE = 'tests/server/databaseServer.ts';
const WITH_DEMO = 'tests/server/demoServer.ts';

/** How long `expect.poll` waits for what comes in its own time: one second is too short on a busy machine. */
const POLL_MS = 15_000;

type Part = { include: string[]; exclude?: string[]; globalSetup?: string; patience?: number };

/**
 * Files of a project run in the same processes one after the other: what they share is the modules, which hold no state of
 * a test's own.
 * @param patience milliseconds that one test may take
 */
function project(name: string, { exclude = [], patience = 60_000, ...part }: Part): TestProjectConfiguration {
  return {
    test: {
      name,
      ...part,
      exclude: [...exclude, ...(name === 'sample' || name === 'endurance' ? [] : [ENDURANCE, LONG])],
      isolate: false,
      testTimeout: patience,
      hookTimeout: Math.max(patience, 60_000),
      expect: { poll: { timeout: POLL_MS } },
    },
  };
}

const main = MAIN_JOURNEYS.map((name) => `tests/browser/${name}.test.ts`);

export default defineConfig({
  test: {
    maxWorkers: 2,
    teardownTimeout: 30_000,
    projects: [
      project('pure', { include: ['tests/**/*.test.ts'], exclude: NEEDS_DATABASE }),
      project('server', { include: ['tests/server/**/*.test.ts'], globalSetup: WITH_DATABASE }),
      project('journeys', { include: main, globalSetup: WITH_DEMO }),
      project('browser', { include: ['tests/browser/**/*.test.ts'], exclude: main, globalSetup: WITH_DEMO }),
      project('sample', { include: [ENDURANCE], globalSetup: WITH_DATABASE, patience: 120_000 }),
      project('endurance', { include: [ENDURANCE, LONG], globalSetup: WITH_DATABASE, patience: 600_000 }),
    ],
  },
});
