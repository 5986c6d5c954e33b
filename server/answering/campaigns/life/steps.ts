/** The steps of a campaign's life: planned, opened, extended, closed, reopened. Each is one transaction with its event. */
import type { Kysely } from 'kysely';
import { isCalendarDay } from '../../../../surveys/calendar-day.ts';
import { dayAfter, yearOf } from '../../../ground/days.ts';
import type { CampaignEventKind, Database } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import type { AuditAction } from '../../../people/audit/schemas.ts';
import type { Actor } from '../../../people/audit/trail.ts';
import { findNotOpen } from '../../../people/schools/store.ts';
import type { Services } from '../../../services.ts';
import { SEALING } from '../../sealing/job.ts';
import { takeCampaignLock } from '../../submissions/store.ts';
import { openPlanned } from '../opening.ts';
import { insertCampaign, insertCampaignSchools } from '../store.ts';
import type { PlanBody, Targets } from './schemas.ts';
import {
  type CampaignRow,
  deleteCampaignSchools,
  deletePlanned,
  dropCampaignSchools,
  findCampaignSchools,
  findClosedBy,
  findEvents,
  findTerritories,
  insertEvent,
  lockCampaign,
  type NewEvent,
  updateCampaign,
  updateCellTargets,
} from './store.ts';

type Standing = Pick<Services, 'clock' | 'content' | 'db'>;
type Opening = Pick<Services, 'campaignKeys' | 'clock' | 'content' | 'db'>;
type Closing = Pick<Services, 'clock' | 'db' | 'jobs'>;

/** So many days after the closing what was finished before still arrives; then the campaign is sealed. */
const DAYS_OF_GRACE = 14;

/** @param actor null at the command line @throws ProblemError `invalid` when the days run backwards or the schools belong to several municipalities */
export async function planCampaign(
  { clock, content, db }: Standing,
  plan: PlanBody,
  actor: Actor | null,
): Promise<number> {
  const territoryId = await checkPlan(db, plan);
  return db.transaction().execute(async (trx) => {
    const id = await insertCampaign(trx, {
      ...plan,
      territoryId,
      year: yearOf(plan.opensOn),
      model: content.riskModel,
    });
    await insertCampaignSchools(trx, id, plan.schoolIds);
    await note(trx, id, actor, { kind: 'planned', at: clock.now(), closesOn: plan.closesOn });
    return id;
  });
}

/** Replaces a plan; its territory stays. @throws ProblemError `campaignState`, `invalid` */
export async function changePlan({ clock, db }: Standing, campaignId: number, plan: PlanBody, actor: Actor) {
  await checkPlan(db, plan);
  return step(db, campaignId, 'planned', async (trx) => {
    await updateCampaign(trx, campaignId, { ...plan, year: yearOf(plan.opensOn) });
    await deleteCampaignSchools(trx, campaignId);
    await insertCampaignSchools(trx, campaignId, plan.schoolIds);
    await note(trx, campaignId, actor, { kind: 'changed', at: clock.now(), closesOn: plan.closesOn });
  });
}

/** @throws ProblemError `campaignState` unless it is planned */
export function dropPlan({ db }: Standing, campaignId: number, actor: Actor) {
  return step(db, campaignId, 'planned', async (trx) => {
    await deletePlanned(trx, campaignId);
    await actor.record(trx, { action: 'campaign.drop', record: { kind: 'campaign', id: campaignId } });
  });
}

/** Makes the campaign's keys, freezes forms and model and makes the cells; the roll is that of the opening day as planned. */
export function openNow({ campaignKeys, clock, content, db }: Opening, campaignId: number, actor: Actor | null) {
  return step(db, campaignId, 'planned', async (trx, { closesOn, opensOn, targets }) => {
    requireDay(closesOn, clock.today());
    const schoolIds = await findStillOpen(trx, campaignId, later(opensOn, clock.today()));
    await campaignKeys.ensure(trx, campaignId);
    await openPlanned(trx, content, campaignId, { opensOn: later(opensOn, clock.today()), schoolIds, targets });
    await note(trx, campaignId, actor, { kind: 'opened', at: clock.now(), closesOn });
  });
}

/**
 * Moves the last day, later or back to what it was before it was moved last: whoever may not close a campaign cannot have the clock
 * close it either.
 */
export function extend({ clock, db }: Standing, campaignId: number, closesOn: string, actor: Actor) {
  return step(db, campaignId, 'open', async (trx, { closesOn: present, opensOn }) => {
    const before = (await findEvents(trx, campaignId)).flatMap((event) => event.closesOn ?? [])[1] ?? present;
    requireDay(closesOn, later(later(clock.today(), opensOn), before < present ? before : present));
    await updateCampaign(trx, campaignId, { closesOn });
    await note(trx, campaignId, actor, { kind: 'extended', at: clock.now(), closesOn });
  });
}

/**
 * Closes the campaign: no code, ticket or visit begins any more. Pools go on being mixed and nothing is emptied, so that closing
 * and opening again shows nobody's answers.
 * @param actor null when the clock closes it; then only after its last day, which somebody may have just moved
 */
export async function closeNow({ clock, db }: Closing, campaignId: number, actor: Actor | null) {
  const isDue = actor === null ? ({ closesOn }: CampaignRow) => closesOn < clock.today() : undefined;
  const close = async (trx: Kysely<Database>) => {
    await updateCampaign(trx, campaignId, { state: 'closed', sealsOn: dayAfter(clock.today(), DAYS_OF_GRACE) });
    await note(trx, campaignId, actor, { kind: 'closed', at: clock.now() });
  };
  await step(db, campaignId, 'open', close, isDue);
}

export function reopen({ clock, db }: Standing, campaignId: number, closesOn: string, reason: string, actor: Actor) {
  return step(db, campaignId, 'closed', async (trx) => {
    requireDay(closesOn, clock.today());
    await updateCampaign(trx, campaignId, { state: 'open', sealsOn: null, closesOn });
    await note(trx, campaignId, actor, { kind: 'reopened', at: clock.now(), closesOn, reason: reason.trim() });
  });
}

/**
 * Seals a closed campaign for good, and asks for what waits to be counted in batches of at least five and for its keys to be
 * destroyed. A crash between the two leaves that undone; the sweep finds it.
 * @param actor null when the clock seals it, if its day is still over; before that day somebody else than who closed it
 * @throws ProblemError `campaignState`, `secondPerson`
 */
export async function sealNow({ clock, db, jobs }: Closing, campaignId: number, actor: Actor | null) {
  const isDue = actor === null ? ({ sealsOn }: CampaignRow) => sealsOn !== null && sealsOn < clock.today() : undefined;
  const seal = async (trx: Kysely<Database>) => {
    if (actor !== null && (await findClosedBy(trx, campaignId)) === actor.id) throw new ProblemError('secondPerson');
    await updateCampaign(trx, campaignId, { state: 'sealed', sealsOn: null });
    await note(trx, campaignId, actor, { kind: 'sealed', at: clock.now() });
  };
  if (await step(db, campaignId, 'closed', seal, isDue)) await jobs.send(SEALING, { campaignId });
}

/** Targets may change until the campaign is closed; then they are part of its result. */
export async function setTargets({ clock, db }: Standing, campaignId: number, targets: Targets, actor: Actor) {
  return db.transaction().execute(async (trx) => {
    const { state } = await lockCampaign(trx, campaignId);
    if (state === 'closed' || state === 'sealed') throw new ProblemError('campaignState');
    await updateCampaign(trx, campaignId, { targets });
    await updateCellTargets(trx, campaignId, targets);
    await note(trx, campaignId, actor, { kind: 'targets', at: clock.now() });
  });
}

const ACTIONS = {
  planned: 'campaign.plan',
  changed: 'campaign.change',
  targets: 'campaign.targets',
  opened: 'campaign.open',
  extended: 'campaign.extend',
  closed: 'campaign.close',
  reopened: 'campaign.reopen',
  sealed: 'campaign.seal',
} as const satisfies Partial<Record<CampaignEventKind, AuditAction>>;

/** The step in the campaign's own history, which people of the campaign read, and in the audit. */
async function note(
  trx: Kysely<Database>,
  campaignId: number,
  actor: Actor | null,
  event: Omit<NewEvent, 'by' | 'kind'> & { kind: keyof typeof ACTIONS },
): Promise<void> {
  await insertEvent(trx, campaignId, { ...event, by: actor?.id ?? null });
  const record = { kind: 'campaign', id: campaignId } as const;
  const details = event.closesOn === undefined ? {} : { closesOn: event.closesOn };
  await actor?.record(trx, { action: ACTIONS[event.kind], record, details });
}

/**
 * @param isDue for the clock, which acts on what it read before the lock: unless this still holds nothing is done
 * @returns whether the step was taken
 */
async function step(
  db: Kysely<Database>,
  campaignId: number,
  from: CampaignRow['state'],
  act: (trx: Kysely<Database>, campaign: CampaignRow) => Promise<void>,
  isDue?: (campaign: CampaignRow) => boolean,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await takeCampaignLock(trx, campaignId);
    const campaign = await lockCampaign(trx, campaignId);
    if (isDue && !(campaign.state === from && isDue(campaign))) return false;
    if (campaign.state !== from) throw new ProblemError('campaignState');
    await act(trx, campaign);
    return true;
  });
}

const later = (one: string, other: string): string => (one > other ? one : other);

function requireDay(closesOn: string, earliest: string): void {
  if (isCalendarDay(closesOn) && closesOn >= earliest) return;
  throw new ProblemError('invalid', [{ path: 'closesOn', message: `a day from ${earliest} on` }]);
}

/** The schools of a plan without those that have closed since it was made, which leave it. */
async function findStillOpen(trx: Kysely<Database>, campaignId: number, day: string): Promise<number[]> {
  const planned = await findCampaignSchools(trx, campaignId);
  const closed = await findNotOpen(trx, planned, day);
  if (closed.length === 0) return planned;
  const left = planned.filter((id) => !closed.includes(id));
  if (left.length === 0) throw new ProblemError('invalid', [{ path: 'schoolIds', message: 'schools that are open' }]);
  await dropCampaignSchools(trx, campaignId, closed);
  return left;
}

/** @returns the one municipality of all the schools */
async function checkPlan(db: Kysely<Database>, { closesOn, opensOn, schoolIds }: PlanBody): Promise<number> {
  if (!isCalendarDay(opensOn))
    throw new ProblemError('invalid', [{ path: 'opensOn', message: 'a day of the calendar' }]);
  requireDay(closesOn, opensOn);
  if ((await findNotOpen(db, schoolIds, opensOn)).length > 0)
    throw new ProblemError('invalid', [{ path: 'schoolIds', message: 'schools that are open on the first day' }]);
  const [territoryId, ...others] = await findTerritories(db, schoolIds);
  if (territoryId === undefined || others.length > 0)
    throw new ProblemError('invalid', [{ path: 'schoolIds', message: 'schools of one municipality' }]);
  return territoryId;
}
