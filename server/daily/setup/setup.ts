/** Gathers what is known of a district in a year and says how far it is set up. */
import { SURVEYED_GRADES } from '../../answering/campaigns/opening.ts';
import { whyNoWay } from '../../answering/handing-out/missing-ways.ts';
import { findOpenGroups } from '../../answering/handing-out/store.ts';
import { yearOf } from '../../ground/days.ts';
import { listTests } from '../../objectivity/tests/catalogue.ts';
import { type Caller, reachesTerritory } from '../../people/identity/caller.ts';
import { grants, ROLE_NAMES, type Role, rolesGovernedBy, traitsOf } from '../../people/identity/roles.ts';
import type { PermissionName } from '../../people/identity/schemas.ts';
import { isClosedBy } from '../../people/schools/open.ts';
import { hasStatus } from '../../people/schools/status.ts';
import { findDesignations } from '../../people/schools/store.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import { findLineages } from '../../people/territories/store.ts';
import { findRoadmap } from '../../roadmap/municipal/store.ts';
import type { Services } from '../../services.ts';
import type { SetupResponse } from './schemas.ts';
import { PERMISSIONS, type SetupFacts, STEPS, type StepName, setupSteps } from './steps.ts';
import {
  countFiles,
  countInvitations,
  findCampaignOfYear,
  findNumbered,
  findOpenSchools,
  findRolesHeld,
  type Place,
} from './store.ts';

/** So many schools are named of all that something concerns. */
const MOST_NAMED = 8;
/** Their pages show the territory of the reader's own role, whichever one is being set up. */
const IN_VIEW: ReadonlySet<StepName> = new Set(['statuses', 'roadmap']);
/** In a territory that lacks them nobody can do the steps that are theirs. */
const NEEDED_ROLES: readonly Role[] = ['chief', 'analyst'];

/** @param year of the roadmap and of the campaign; that of today where it is left out */
export async function describeSetup(
  services: Services,
  caller: Caller,
  territory: Place,
  year = yearOf(services.clock.today()),
): Promise<Omit<SetupResponse, 'territories'>> {
  const today = services.clock.today();
  const schools = await findOpenSchools(services.db, territory.id, today);
  const facts = await gather(services, territory.id, schools, year);
  const names = new Map(schools.map(({ id, name }) => [id, name]));
  // A role elsewhere does nothing here.
  const here = caller.memberships.filter(
    (role) => reachesTerritory(role) && facts.lineage.includes(role.territoryId ?? 0),
  );
  const mayDo = (step: StepName) => here.some(({ role }) => grants(role, PERMISSIONS[step]));
  const isInView = async (step: StepName) =>
    (await territoryOf(services.db, caller, PERMISSIONS[step])) === territory.id;
  const may = new Set<StepName>();
  for (const step of STEPS) if (mayDo(step) && (!IN_VIEW.has(step) || (await isInView(step)))) may.add(step);
  return {
    territory,
    year,
    years: [yearOf(today), yearOf(today) + 1],
    steps: setupSteps(facts.known).map(({ lacks, ...step }) => {
      const permission = PERMISSIONS[step.step];
      return {
        ...step,
        lacks: lacks.map(({ count, kind, schoolIds }) => ({
          kind,
          count,
          schools: schoolIds.slice(0, MOST_NAMED).flatMap((id) => {
            const name = names.get(id);
            return name ? [{ id, name }] : [];
          }),
        })),
        may: may.has(step.step),
        doers: ROLE_NAMES.filter((role) => traitsOf(role).place !== 'school' && grants(role, permission)),
      };
    }),
    missingRoles: NEEDED_ROLES.filter(
      (role) =>
        here.some((each) => rolesGovernedBy(each.role).includes(role)) &&
        !facts.known.held.some((each) => each.role === role),
    ),
    tests: await describeTests(services, caller, territory.id, year),
    campaignId: facts.campaignId,
  };
}

/** Which national tests of the year are described, and whether there are results. */
async function describeTests(
  services: Services,
  caller: Caller,
  territoryId: number,
  year: number,
): Promise<SetupResponse['tests']> {
  const own = (await listTests(services, territoryId)).filter((test) => test.year === year);
  // Their pages show the territory of the reader's own role.
  const may = async (permission: PermissionName) =>
    caller.memberships.some(({ role }) => grants(role, permission)) &&
    (await territoryOf(services.db, caller, permission)) === territoryId;
  const doers = (permission: PermissionName) => ROLE_NAMES.filter((role) => grants(role, permission));
  return {
    described: own.length,
    confirmed: own.filter(({ checkedInFile, confirmation }) => checkedInFile || confirmation !== null).length,
    files: await countFiles(services.db, territoryId, year),
    mayDescribe: await may('content:confirm'),
    mayLoad: await may('vpr:import'),
    describers: doers('content:confirm'),
    loaders: doers('vpr:import'),
  };
}

async function gather(services: Services, territoryId: number, open: Place[], year: number) {
  const { clock, db } = services;
  const today = clock.today();
  const ids = open.map(({ id }) => id);
  const lineage = (await findLineages(db, [territoryId])).get(territoryId) ?? [territoryId];
  const [designations, numbered, roles, invitations, roadmap, campaign] = await Promise.all([
    findDesignations(db, ids),
    findNumbered(db, ids, SURVEYED_GRADES, `${year - 1}-09-01`),
    findRolesHeld(db, territoryId, lineage, today),
    countInvitations(db, territoryId, clock.now()),
    findRoadmap(db, territoryId, year),
    findCampaignOfYear(db, territoryId, year),
  ]);
  // In the year to come the list of this year is no longer the newest, so its last day is asked for.
  const day = year > yearOf(today) ? `${year}-12-31` : today;
  const recorded = [...designations.values()].flat();
  const groups = campaign?.state === 'open' ? await findOpenGroups(db, ids) : [];
  const withoutWay = new Set(
    groups.flatMap((group) => (group.campaignId === campaign?.id && whyNoWay(group) !== null ? [group.schoolId] : [])),
  );
  const known: SetupFacts = {
    year,
    schools: ids.map((id) => {
      const own = designations.get(id) ?? [];
      return {
        id,
        isListed: own.some((each) => each.year === year && each.kinds.length > 0),
        hasStatus: hasStatus(own, day),
      };
    }),
    listedYears: [...new Set(recorded.filter(({ kinds }) => kinds.length > 0).map((each) => each.year))],
    numbered,
    held: roles.filter((role) => !isClosedBy(role, today)),
    invitations,
    atClosed: [...new Set(roles.flatMap((role) => (isClosedBy(role, today) ? (role.schoolId ?? []) : [])))],
    hasRoadmap: roadmap !== undefined,
    campaign: campaign && { state: campaign.state, withoutWay: [...withoutWay] },
  };
  return { known, lineage, campaignId: campaign?.id ?? null };
}
