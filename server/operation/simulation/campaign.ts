/** A simulated campaign: links, answers and returns go the way of real ones. */
import type { Kysely } from 'kysely';
import { isDoubtful } from '../../../analytics/answer-quality.ts';
import type { Random } from '../../../analytics/random.ts';
import { findCells, insertLinks, type NewLink } from '../../answering/campaigns/store.ts';
import { capOfClass } from '../../answering/modes/caps.ts';
import { insertReturn } from '../../answering/returns/store.ts';
import { newCode } from '../../answering/submissions/code.ts';
import { encodeAnswers } from '../../answering/submissions/codec.ts';
import type { Link } from '../../answering/submissions/store.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Services } from '../../services.ts';
import type { SimulatedDistrict, SimulatedSchool } from './district.ts';
import { drawFacts } from './facts.ts';
import { drawAnswers, isCareless, straightLine } from './latent.ts';

const PEOPLE_OF_A_LINK = 30;
/** Answer sets under way at once: enough to fill batches, few enough to keep memory flat. */
const UNDER_WAY = 500;

export async function simulateLinks(db: Kysely<Database>, campaignId: number, schools: SimulatedSchool[]) {
  const cells = await findCells(
    db,
    campaignId,
    schools.map(({ id }) => id),
  );
  const links = cells.flatMap(({ schoolId, audience, grade, roll }): NewLink[] => {
    const people = roll ?? PEOPLE_OF_A_LINK;
    const classes = audience === 'teacher' ? 1 : Math.max(1, Math.ceil(people / PEOPLE_OF_A_LINK));
    return Array.from({ length: classes }, (_, index) => ({
      code: newCode(),
      campaign_id: campaignId,
      school_id: schoolId,
      audience,
      grade,
      label: classes === 1 ? '' : String(index + 1),
      people: roll === null ? null : Math.ceil(people / classes),
      cap: capOfClass(Math.ceil(people / classes)),
    }));
  });
  await insertLinks(db, links);
  return links;
}

/** @param share of the roll that answers, by school */
export async function simulateAnswers(
  services: Services,
  district: SimulatedDistrict,
  links: NewLink[],
  share: (school: SimulatedSchool) => number,
  random: Random,
): Promise<number> {
  const schools = new Map(district.schools.map((school) => [school.id, school]));
  let waiting: Promise<unknown>[] = [];
  let total = 0;
  for (const link of links) {
    const school = schools.get(link.school_id);
    if (!school) continue;
    const people = Math.max(0, Math.round((link.people ?? PEOPLE_OF_A_LINK) * share(school)));
    for (let n = 0; n < people; n++) {
      waiting.push(answerOnce(services, district, school, link, random));
      total += 1;
      if (waiting.length >= UNDER_WAY) {
        await Promise.all(waiting);
        waiting = [];
      }
    }
  }
  await Promise.all(waiting);
  for (const campaignId of new Set(links.map((link) => link.campaign_id))) await services.sealer.seal(campaignId);
  return total;
}

/** One more simulated person answers by the link. */
export async function answerOnce(
  services: Services,
  district: SimulatedDistrict,
  school: SimulatedSchool,
  link: NewLink,
  random: Random,
): Promise<void> {
  const { campaign_id: campaignId, school_id: schoolId, audience, grade, code } = link;
  // Nothing is awaited before the last draw: many answer at once, and the same seed must give each the same answers.
  const { questionnaires, riskModel: model } = services.content;
  const { items } = questionnaires[audience];
  const drawn = drawAnswers(model, district.latent, school.latent, audience, items, random);
  const answers = isCareless(school.careless[audience], random) ? straightLine(items, random) : drawn;
  const encoded = encodeAnswers(items, answers);
  if (encoded.kind === 'invalid') throw new Error(`simulated answers are invalid: ${JSON.stringify(encoded.faults)}`);
  const target: Link = { code, campaignId, schoolId, audience, grade };
  const id = uuid(random);
  const { plan } = await services.forms.get(campaignId, audience);
  const doubtful = isDoubtful(plan, encoded.bytes);
  const outcome = await services.batcher.submit({ ...target, id, answers: encoded.bytes, doubtful });
  if (outcome !== 'stored') throw new Error(`a simulated answer was not stored: ${outcome}`);
}

function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Returns of the given schools, signed by one account. */
export async function simulateReturns(
  { clock, content, db }: Services,
  campaignId: number,
  schools: SimulatedSchool[],
  signedBy: string,
  random: Random,
): Promise<void> {
  for (const { id: schoolId, latent, size } of schools) {
    const facts = drawFacts(content.riskModel, content.questionnaires.director.facts, latent, size, random);
    const signed = { schoolId, campaignId, facts, signedBy, signedAt: clock.now(), expected: 0 };
    await db.transaction().execute((trx) => insertReturn(trx, signed));
  }
}
