import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Tests that talk to the server or to a browser need a database; all others start without one. */
const NEEDS_DATABASE = ['tests/server', 'tests/browser'];
const LONG = '.long.test.ts';

/** How long `expect.poll` waits for what comes in its own time: one second is too short on a busy machine. */
const POLL_MS = 15_000;

/**
 * The suite in two projects, of which only one pays for a database.
 * @param suffix of the files that are run
 * @param patience milliseconds that one test may take
 */
export function configureTests(suffix: string, patience: number): ViteUserConfig {
  const exclude = suffix === LONG ? [] : [`tests/**/*${LONG}`];
  const timeouts = {
    testTimeout: patience,
    hookTimeout: Math.max(patience, 60_000),
    teardownTimeout: 30_000,
    expect: { poll: { timeout: POLL_MS } },
  };
  return {
    test: {
      maxWorkers: 2,
      projects: [
        {
          test: {
            name: 'pure',
            include: [`tests/**/*${suffix}`],
            exclude: [...exclude, ...NEEDS_DATABASE.map((folder) => `${folder}/**`)],
            ...timeouts,
          },
        },
        {
          test: {
            name: 'system',
            include: NEEDS_DATABASE.map((folder) => `${folder}/**/*${suffix}`),
            exclude,
            globalSetup: 'tests/server/databaseServer.ts',
            ...timeouts,
          },
        },
      ],
    },
  };
}

export default defineConfig(configureTests('.test.ts', 60_000));
