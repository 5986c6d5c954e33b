/**
 * The bench of answers that arrive: the real server with its worker and its database, in turn with a floor of the same work done
 * without any care, by a load that is a process of its own. Machines differ, so what counts are the ratios of one run.
 */
import type { Command } from 'commander';
import { type IngestFigures, type IngestSize, measureIngest, PARTS, type Part } from './ingest/run.ts';

const SIZE: IngestSize = {
  rounds: 5,
  milliseconds: 4_000,
  schools: 40,
  refreshedSchools: 600,
  connections: 64,
  floodConnections: 6_000,
  tickets: 4_000,
};

/** Of the floor's requests a second at least, and of its p99 at most. */
const LEAST_RATIO = { product: 0.5, hot: 0.3 };
const MOST_P99_RATIO = 3;

function misses({ product, hot, overload }: IngestFigures): string[] {
  const found: string[] = [];
  for (const [name, speed] of Object.entries({ product, hot })) {
    const least = LEAST_RATIO[name as keyof typeof LEAST_RATIO];
    if (speed && speed.ratio < least) found.push(`${name}: ${speed.ratio} of the floor, ${least} is due`);
    if (speed && speed.p99Ratio > MOST_P99_RATIO)
      found.push(`${name}: p99 is ${speed.p99Ratio} times the floor's, ${MOST_P99_RATIO} is allowed`);
  }
  if (overload && overload.lost !== 0) found.push(`overload: ${overload.lost} acknowledged and lost`);
  if (overload && overload.withoutRetryAfter > 0) found.push('overload: a 503 without Retry-After');
  return found;
}

function table(figures: IngestFigures): string {
  const lines = Object.entries(figures).map(([name, part]) => {
    const values = Object.entries(part).map(([figure, value]) => `${figure} ${value}`);
    return `${name.padEnd(18)}${values.join(', ')}`;
  });
  return [...lines, ...misses(figures).map((line) => `missed: ${line}`)].join('\n');
}

export function register(program: Command): void {
  program
    .command('ingest')
    .description('answers a second, and how long each takes, beside a floor that checks nothing')
    .option('--rounds <number>', 'floor and product in turn so many times', Number, SIZE.rounds)
    .option('--only <part>', `one of ${PARTS.join(', ')}; the floor is always measured`)
    .option('--json', 'print the figures as JSON')
    .action(async ({ json, only, rounds }: { json?: boolean; only?: Part; rounds: number }) => {
      const figures = await measureIngest({ ...SIZE, rounds }, only ? [only] : PARTS);
      process.stdout.write(`${json ? JSON.stringify(figures) : table(figures)}\n`);
      if (misses(figures).length > 0) process.exitCode = 1;
    });
}
