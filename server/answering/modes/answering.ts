/** How the people of a school answer in a campaign, put together from cells, links, codes and keyed sheets. */
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { findCells, findLinks } from '../campaigns/store.ts';
import { countCodes, findBatches } from '../codes/store.ts';
import { gradeView } from '../submissions/cell.ts';
import { fingerprintOf } from '../tickets/fingerprint.ts';
import { findSigningKeys } from '../tickets/store.ts';
import { capLeft } from './caps.ts';
import type { AnsweringResponse } from './schemas.ts';
import { countKeyed, findGroupCaps, findSheetNames, findWays, getSchoolCampaign } from './store.ts';

export async function describeAnswering(
  db: Kysely<Database>,
  schoolId: number,
  campaignId: number,
  address: string,
): Promise<AnsweringResponse> {
  const { closesOn, state, title } = await getSchoolCampaign(db, schoolId, campaignId);
  const links = await findLinks(db, campaignId, [schoolId]);
  const batches = await findBatches(db, campaignId, [schoolId]);
  const names = await findSheetNames(db, campaignId, schoolId);
  return {
    campaignId,
    schoolId,
    state,
    title,
    closesOn,
    address,
    groups: await describeGroups(db, schoolId, campaignId),
    links: links.map(({ audience, cap, closed, code, grade, label, people, used }) => ({
      audience,
      grade: gradeView(grade),
      label,
      code,
      people,
      cap,
      used,
      closed,
    })),
    sheets: batches.map(({ audience, codes, grade, id, valid }) => ({
      id,
      audience,
      grade: gradeView(grade),
      codes,
      valid: valid ?? 0,
      label: names.get(id)?.label ?? '',
      madeOn: names.get(id)?.madeOn ?? null,
    })),
  };
}

async function describeGroups(
  db: Kysely<Database>,
  schoolId: number,
  campaignId: number,
): Promise<AnsweringResponse['groups']> {
  const ways = await findWays(db, schoolId, campaignId);
  const keyed = await countKeyed(db, campaignId, schoolId);
  const counts = await countCodes(db, campaignId, [schoolId]);
  const keys = await findSigningKeys(db, schoolId, campaignId);
  const cells = await findCells(db, campaignId, [schoolId]);
  const caps = await findGroupCaps(db, schoolId, campaignId);
  return cells.map(({ audience, grade, received, roll, rollNext }) => {
    const codes = counts.find((count) => count.audience === audience && count.grade === grade);
    const group = caps.find((one) => one.audience === audience && one.grade === grade);
    const way = ways.get(audience) ?? 'link';
    const key = keys.find((one) => one.audience === audience && one.grade === grade);
    return {
      audience,
      grade: gradeView(grade),
      roll,
      rollNext,
      capLeft: group ? capLeft(group) : 0,
      received,
      way,
      keyed: keyed.get(`${audience} ${grade}`) ?? 0,
      codes: codes?.codes ?? 0,
      codesUsed: codes?.used ?? 0,
      key: key && (codes || way === 'codes') ? fingerprintOf(key) : null,
    };
  });
}
