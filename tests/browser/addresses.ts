/** Every page of the workplace by its address. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CLIENT = join(import.meta.dirname, '../../client/workplace');

/** What stands for the parameters of addresses. */
const VALUES: Record<string, string> = {
  schoolId: '1',
  factor: 'F01',
  factorId: 'F01',
  campaignId: '1',
  publicationId: '1',
  evidenceId: '1',
  no: '1',
  year: '2026',
  subject: 'russian',
  grade: '6',
};

/** The addresses of the workplace as its router lists them, so that a new page is visited without a word here. */
export function addresses(): string[] {
  const source = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(CLIENT, name), 'utf8'))
    .filter((text) => text.includes('= createRoute({'))
    .sort()
    .join('\n');
  const paths = [...source.matchAll(/^ {2}path: '([^']+)'/gm)].map(([, path]) => path);
  if (paths.length !== source.split('= createRoute({').length - 1)
    throw new Error('a route has no path that can be read');
  return paths.map((path) =>
    path.replaceAll(/\$(\w+)/g, (_, name: string) => {
      if (VALUES[name] === undefined) throw new Error(`say in VALUES what stands for $${name}`);
      return VALUES[name];
    }),
  );
}
