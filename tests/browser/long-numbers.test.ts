/** Answers of the demo to every GET: no number has more digits than its schema says, and none anywhere more than four. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileRounding, type NumberSchema } from '../../server/ground/http/rounding.ts';
import { type Demo, startDemo } from '../server/demo.ts';
import { signIn } from '../server/signIn.ts';

const PATIENCE = 600_000;
/** Pages, pictures, documents and archives are left out. */
const TEXTS = /json|csv|text\/plain/;
/** Five decimals that count, whatever the schema says. */
const TOO_LONG = /\d[.,]0*[1-9]\d{4,}/g;
const MOST_RECORDS = 8;
/** What is rounded is said by the schema of a route: these roles together read nearly every route, and a school's own pages. */
const ROLES = ['administrator', 'analyst', 'chief', 'head'];

type Operation = { responses?: Record<string, { content?: Record<string, { schema?: NumberSchema }> }> };

let demo: Demo;
let places: Record<string, (string | number)[]>;
beforeAll(async () => {
  demo = await startDemo();
  const { db } = demo.services;
  const ids = async (table: 'evidence' | 'publication' | 'campaign' | 'school' | 'territory') =>
    (await db.selectFrom(table).select('id').orderBy('id').limit(MOST_RECORDS).execute()).map(({ id }) => id);
  const schools = await ids('school');
  const [evidence, publications, campaigns, territories] = await Promise.all([
    ids('evidence'),
    ids('publication'),
    ids('campaign'),
    ids('territory'),
  ]);
  places = {
    ...{ '/campaigns/{id}': campaigns, '/schools/{id}': [schools[0], schools[6], schools[14]] },
    ...{ '/evidence/{id}': evidence, '/publications/{id}': publications, '/territories/{id}': territories },
    ...{ '{id}': [1, 2, 3, 4], '{factor}': ['F01', 'F03'], '{year}': [2026, 2025, 2024], '{subject}': ['mathematics'] },
    ...{ '{grade}': [6], '{case}': [1, 2], '{slide}': ['gap', 'staff'], '{file}': [1], '{line}': [1] },
    ...{ '{no}': [15, 21], '{version}': [1], '{format}': ['csv'], '{code}': demo.links.map(({ code }) => code) },
  };
}, PATIENCE);
afterAll(() => demo?.stop());

/** The addresses of a route that there may be. */
function addresses(path: string): string[] {
  return Object.entries(places).reduce<string[]>(
    (found, [place, values]) =>
      found.flatMap((own) =>
        own.includes(place)
          ? values.map((value) => own.replace(place, place.replace(/\{\w+\}/, String(value))))
          : [own],
      ),
    [path],
  );
}

/** What a route does not know of a query it leaves; routes that make files are asked for each of them. */
const queries = (path: string, campaigns: (string | number)[]) => {
  if (path.endsWith('/vpr-tests/template')) return ['?language=ru&filled=yes'];
  const ofCampaigns = campaigns.map((id) => `?campaign=${id}&factor=F01&year=2026&audience=student&language=ru`);
  const isOfRecord = /evidence|publications|territories/.test(path);
  return path.includes('{id}') && !isOfRecord
    ? ['', ...ofCampaigns, '?view=changes&language=en']
    : ['', ...ofCampaigns.slice(-1)];
};

it(
  'leaves no number longer than what is shown',
  async () => {
    const { paths } = await (await fetch(`${demo.url}/api/openapi.json`)).json();
    const routes = Object.entries(paths as Record<string, { get?: Operation }>).filter(([, { get }]) => get);
    const answered = new Set<string>();
    const faults: string[] = [];
    for (const { password, role, username } of demo.accounts.filter((account) => ROLES.includes(account.role))) {
      const cookie = await signIn(demo.url, username, password);
      for (const [path, { get }] of routes) {
        const schema = get?.responses?.['200']?.content?.['application/json']?.schema;
        const round = schema && compileRounding(schema, path);
        for (const address of addresses(path)) {
          for (const query of queries(path, places['/campaigns/{id}'] ?? [])) {
            const response = await fetch(demo.url + address + query, { headers: { cookie } });
            const type = response.headers.get('content-type') ?? '';
            const text = await response.text();
            if (response.status === 429) throw new Error(`${address} was asked too often`);
            if (response.status !== 200) continue;
            answered.add(path);
            if (!TEXTS.test(type)) break;
            for (const [found] of text.matchAll(TOO_LONG)) faults.push(`${role} ${address}${query} ${found}`);
            if (round && /json/.test(type))
              expect([address, round(JSON.parse(text))]).toEqual([address, JSON.parse(text)]);
          }
        }
      }
    }
    expect([...new Set(faults)]).toEqual([]);
    // The others need what a demo lacks: a file, a version, a link of the calendar.
    expect(answered.size).toBeGreaterThan(0.9 * routes.length);
  },
  PATIENCE,
);
