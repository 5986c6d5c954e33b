/** `all`: every bench after the other, each in a process of its own, so that none is measured with what another has left. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';

/** What each is asked with where the whole has to be over soon; without it each is as large as it is by itself. */
const PARTS: { name: string; given?: string[]; quick: string[] }[] = [
  { name: 'start', quick: [] },
  { name: 'survey-page', quick: [] },
  { name: 'ingest', quick: ['--rounds', '1'] },
  { name: 'refresh', quick: ['--schools', '60,600'] },
  { name: 'reads', quick: ['--schools', '200', '--times', '10'] },
  { name: 'pages', quick: ['--schools', '200'] },
  { name: 'heat-map', quick: [] },
  { name: 'vpr-import', quick: ['--rows', '20000'] },
  { name: 'profile', quick: ['--districts', '20'] },
  { name: 'objectivity', quick: ['--districts', '20'] },
  { name: 'objectivity aggregates', given: ['objectivity', '--aggregates'], quick: ['--districts', '10'] },
  { name: 'objectivity-region', quick: ['--regions', '2', '--schools', '300'] },
  { name: 'objectivity-rows', quick: ['--rows', '100000', '--schools', '400'] },
];

/** `figures`: what the bench says in JSON; null where it broke. `passed`: none of its bounds was missed. */
type PartFigures = { seconds: number; passed: boolean; figures: unknown };

async function runPart(given: string[]): Promise<PartFigures> {
  const begun = performance.now();
  const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...given, '--json'], { stdio });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const last = said.trim().split('\n').at(-1) ?? '';
  return {
    seconds: Math.round((performance.now() - begun) / 1000),
    passed: code === 0,
    figures: /^[[{]/.test(last) ? JSON.parse(last) : null,
  };
}

export function register(program: Command): void {
  program
    .command('all')
    .description('every bench after the other')
    .option('--quick', 'each as small as still says something: under ten minutes on two idle cores')
    .option('--json', 'print the figures as JSON')
    .action(async ({ json, quick }: { quick?: boolean; json?: boolean }) => {
      const found: Record<string, PartFigures> = {};
      for (const { given, name, quick: small } of PARTS) {
        const own = await runPart([...(given ?? [name]), ...(quick ? small : [])]);
        found[name] = own;
        const said = own.figures === null ? 'broke' : own.passed ? 'all bounds kept' : 'a bound was missed';
        process.stderr.write(`${name.padEnd(24)}${String(own.seconds).padStart(5)} s  ${said}\n`);
      }
      const seconds = Object.values(found).reduce((sum, own) => sum + own.seconds, 0);
      process.stdout.write(`${json ? JSON.stringify({ seconds, ...found }) : `${seconds} s`}\n`);
      if (Object.values(found).some(({ passed }) => !passed)) process.exitCode = 1;
    });
}
