import { defineConfig } from 'vitest/config';
import { configureTests } from './vitest.config.ts';

/** What takes longer than a change may wait for: `npm run test:long`. */
export default defineConfig(configureTests('.long.test.ts', 600_000));
