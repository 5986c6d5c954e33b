/** `jobs`: the work in the background as its page in the workplace shows it. */
import { type Command, Option } from 'commander';
import { lazily } from './lazily.ts';

/** Adds the commands to the program. */
export function register(program: Command): void {
  const jobs = program
    .command('jobs')
    .description('work in the background: what runs, waits and has failed')
    .addOption(new Option('--lang <language>', 'language of what the work is on').choices(['ru', 'en']).default('ru'))
    .option('--json', 'print JSON, what was done of late included')
    .action(lazily(async () => (await import('./jobs/list.ts')).listJobs));
  jobs
    .command('cancel')
    .description('end work that waits or runs')
    .argument('<id>', 'as `opora jobs` shows it')
    .action(lazily(async () => (await import('./jobs/acts.ts')).cancelJob));
  jobs
    .command('retry')
    .description('have work that failed or was cancelled done again')
    .argument('<id>', 'as `opora jobs` shows it')
    .action(lazily(async () => (await import('./jobs/acts.ts')).retryJob));
}
