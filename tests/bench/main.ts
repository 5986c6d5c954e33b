/** `npm run -s bench -- NAME [--json]`: runs a benchmark. Each is a file beside this one that exports `register`. */
import { Command } from 'commander';
import { register as all } from './all.ts';
import { register as heatMap } from './heat-map.ts';
import { register as ingest } from './ingest.ts';
import { register as objectivity } from './objectivity.ts';
import { register as objectivityRegion } from './objectivity-region.ts';
import { register as objectivityRows } from './objectivity-rows.ts';
import { register as pages } from './pages.ts';
import { register as profile } from './profile.ts';
import { register as reads } from './reads.ts';
import { register as refresh } from './refresh.ts';
import { register as start } from './start.ts';
import { register as surveyPage } from './survey-page.ts';
import { register as vprImport } from './vpr-import.ts';

const program = new Command('bench').description('benchmarks against simulated truth');
for (const register of [
  all,
  profile,
  heatMap,
  ingest,
  surveyPage,
  objectivity,
  objectivityRegion,
  objectivityRows,
  pages,
  reads,
  refresh,
  start,
  vprImport,
])
  register(program);
await program.parseAsync();
