import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { yearOf } from '../../ground/days.ts';
import { callerOf } from '../../people/identity/access.ts';
import { type Caller, permissionsOf, scopeOf } from '../../people/identity/caller.ts';
import { isOpenOn } from '../../people/schools/open.ts';
import { hasStatus } from '../../people/schools/status.ts';
import { findDesignations, findSchoolNames, findSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { reachesOf } from '../evidence/rights.ts';
import { findRecords } from '../evidence/store.ts';
import { type Assignment, joined, linksOf, personKey, withNumbers } from './links.ts';
import { NetworkResponse, type Supporter, type SupportLink } from './schemas.ts';
import { findHelpers } from './store.ts';

export const networkRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/network',
      { config: { access: 'roadmap:read' }, schema: { response: { 200: NetworkResponse } } },
      async (request) => describeNetwork(services, callerOf(request)),
    );
  };

async function describeNetwork({ clock, db }: Services, caller: Caller): Promise<NetworkResponse> {
  const today = clock.today();
  const year = yearOf(today);
  const all = await findSchools(db, scopeOf(caller, 'roadmap:read'));
  const designations = await findDesignations(
    db,
    all.map(({ id }) => id),
  );
  const schools = all.filter(
    (school) => isOpenOn(school, today) && hasStatus(designations.get(school.id) ?? [], today),
  );
  const ids = schools.map(({ id }) => id);
  const helpers = withNumbers(await findHelpers(db, ids, today));
  const numbered = new Map(helpers.map((helper) => [personKey(helper), helper]));
  const reaches = reachesOf(caller);
  const found = await Promise.all(
    (['agreement', 'mentoring', 'event'] as const).map((kind) => findRecords(db, reaches, { kind })),
  );
  const evidence = found.flat();
  const period = { since: `${year - 1}${today.slice(4)}`, today };
  const links = joined(linksOf(helpers, evidence, period), new Set(ids));
  const mayName = permissionsOf(caller).includes('tutors:read');
  return {
    year,
    schools: schools.map(({ id, shortName }) => ({ id, name: shortName })),
    supporters: await describeSupporters(db, links, numbered, mayName),
    links,
  };
}

type Helper = Assignment & { name: string };

const ORDER: readonly Supporter['kind'][] = ['tutor', 'mentor', 'school', 'association'];

/** Everybody who stands at the beginning of a link, people first; people go by numbers, so that no key names an account. */
async function describeSupporters(
  db: Services['db'],
  links: readonly SupportLink[],
  numbered: ReadonlyMap<string, Helper>,
  mayName: boolean,
): Promise<Supporter[]> {
  const keys = [...new Set(links.map(({ from }) => from))];
  const ids = keys.filter((key) => key.startsWith('school:')).map((key) => Number(key.slice('school:'.length)));
  const schools = await findSchoolNames(db, ids);
  const supporters = keys.map((key): Supporter => {
    const cut = key.indexOf(':');
    const kind = ORDER.find((each) => each === key.slice(0, cut)) ?? 'association';
    const rest = key.slice(cut + 1);
    if (kind === 'school') return { key, kind, number: null, school: schools.get(Number(rest)) ?? null, name: null };
    if (kind === 'association') return { key, kind, number: null, school: null, name: rest };
    return { key, kind, number: Number(rest), school: null, name: mayName ? (numbered.get(key)?.name ?? null) : null };
  });
  return supporters.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
