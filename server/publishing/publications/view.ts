/** From rows to what the routes send: with whose turn it is and what the caller may do. */
import type { Caller } from '../../people/identity/caller.ts';
import type { findSteps } from '../steps/store.ts';
import { rightsOf, rolesAt } from './rights.ts';
import type { HistoryResponse, Publication, PublicationSummary } from './schemas.ts';
import type { findSummaries, findVersions, PublicationRow } from './store.ts';

type SummaryRow = Awaited<ReturnType<typeof findSummaries>>[number];

export function summaryOf(row: SummaryRow, caller: Caller, lineage: readonly number[]): PublicationSummary {
  const { changedAt, changedBy, document, id, kind, place, school, schoolId, state, title, version, year } = row;
  return {
    id,
    kind,
    schoolId,
    school,
    year,
    document,
    title,
    place,
    state,
    version,
    changedBy,
    changedAt: changedAt.toISOString(),
    ...rightsOf(row, rolesAt(caller, row, lineage)),
  };
}

export function publicationOf(row: PublicationRow, caller: Caller, lineage: readonly number[]): Publication {
  const { appearedOn, body, campaignId, fileName, fileSize, findings, link, mediaType, publishedOn } = row;
  const file = fileName === null ? null : { name: fileName, mediaType: mediaType ?? '', size: fileSize ?? 0 };
  return { ...summaryOf(row, caller, lineage), body, link, appearedOn, findings, campaignId, file, publishedOn };
}

export function historyOf(
  versions: Awaited<ReturnType<typeof findVersions>>,
  steps: Awaited<ReturnType<typeof findSteps>>,
): HistoryResponse {
  return {
    versions: versions.map((version) => ({ ...version, changedAt: version.changedAt.toISOString() })),
    steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
  };
}
