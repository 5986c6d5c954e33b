/** What proposals are made of: disclosed results, stored changes and the school's plan, nothing else. */
import type { Localized } from '../../../surveys/schema.ts';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import { findCampaignHead, findChanges, findPredecessor } from '../../profiles/changes/store.ts';
import { shownResults } from '../../publishing/figures/gate.ts';
import { findLines } from '../../roadmap/plans/store.ts';
import type { Services } from '../../services.ts';
import { answerProposal } from './answer.ts';
import { reportProposal } from './report.ts';

type Needs = Pick<Services, 'content' | 'db'>;

async function titlesOf({ db }: Needs, campaignId: number): Promise<Map<string, Localized>> {
  const { factors } = await getCampaignModel(db, campaignId);
  return new Map(factors.map(({ code, title }) => [code, title ?? { ru: code, en: code }]));
}

/** The lines of a school's plan with the titles of their measures. */
async function measuresOf({ content, db }: Needs, schoolId: number, campaignId: number) {
  const titles = new Map(content.measures.map(({ code, title }) => [code, title.ru]));
  const lines = await findLines(db, [schoolId], { campaignId });
  return lines.flatMap((line) => {
    const { factor, measure } = line;
    if (factor === null) return [];
    return [{ ...line, factor, title: line.title ?? titles.get(measure ?? '') ?? measure ?? '' }];
  });
}

export async function proposeAnswer(needs: Needs, schoolId: number, campaignId: number) {
  const measures = await measuresOf(needs, schoolId, campaignId);
  const standing = measures.filter(({ state }) => state !== 'dropped');
  const titles = await titlesOf(needs, campaignId);
  return answerProposal(await shownResults(needs, schoolId, campaignId), titles, standing);
}

export async function proposeReport(needs: Needs, schoolId: number, campaignId: number) {
  const { db } = needs;
  const titles = await titlesOf(needs, campaignId);
  const after = await findCampaignHead(db, campaignId);
  const beforeId = await findPredecessor(db, campaignId);
  const changes = (await findChanges(db, [schoolId], { campaignId })).map(({ result }) => result);
  const before = beforeId !== null && changes.length > 0 ? await findCampaignHead(db, beforeId) : null;
  const planned = beforeId === null ? [] : await measuresOf(needs, schoolId, beforeId);
  return reportProposal({
    year: after.year,
    compared: before && { before: before.title, after: after.title },
    changes,
    titles,
    done: planned.filter(({ state }) => state === 'done'),
  });
}
