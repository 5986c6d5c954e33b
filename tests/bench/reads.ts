/**
 * The bench of reads: a district of 1,000 schools, 600 of them surveyed, with evidence, plans and pupils' results, whose analyst asks for
 * every page while somebody else waits for the server.
 */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { measureReads, type RouteFigures } from './reads/run.ts';

const MOST = { p95: 300, stall: 50, bytes: 500_000 };
const COLUMNS = ['first', 'p50', 'p95', 'thread', 'database', 'stall', 'bytes'] as const;

function misses(figures: readonly RouteFigures[]): string[] {
  return figures.flatMap((route) => {
    const over = (['p95', 'stall', 'bytes'] as const).filter((what) => route[what] > MOST[what]);
    const found = over.map((what) => `${route.path}: ${what} ${route[what]}, ${MOST[what]} is allowed`);
    return route.status === 200 ? found : [`${route.path}: status ${route.status}`, ...found];
  });
}

function table(figures: readonly RouteFigures[]): string {
  const widest = Math.max(...figures.map(({ path }) => path.length));
  const line = (path: string, cells: (string | number)[]) =>
    `${path.padEnd(widest)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  return [
    line('', [...COLUMNS]),
    ...figures.map((own) =>
      line(
        own.path,
        COLUMNS.map((column) => own[column]),
      ),
    ),
  ].join('\n');
}

type Options = { schools: number; times: number; data?: string; json?: boolean };

export function register(program: Command): void {
  program
    .command('reads')
    .description('what the pages of a large district cost: clock, processor time, the longest that others wait, bytes')
    .option('--schools <number>', 'schools of the district; three of five are surveyed', Number, 1_000)
    .option('--times <number>', 'questions to each route', Number, 20)
    .option('--data <folder>', 'keep the district in this folder, and take it from there the next time')
    .option('--json', 'print the figures as JSON')
    .action(async ({ data, json, schools, times }: Options) => {
      const size = { schools, times, ...(data !== undefined && { data: resolve(data) }) };
      const figures = await measureReads(size, (line) => process.stderr.write(`${line}\n`));
      process.stdout.write(`${json ? JSON.stringify(figures) : table(figures)}\n`);
      const missed = misses(figures);
      process.stderr.write(missed.map((line) => `missed: ${line}\n`).join(''));
      if (missed.length > 0) process.exitCode = 1;
    });
}
