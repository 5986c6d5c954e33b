/** The district's own edition of the criteria for leaving the status, and what may be changed in it. */
import type { ExitCriteria, ExitStatus } from '../../../surveys/exit.ts';
import type { ContentFault } from '../../../surveys/fault.ts';
import { faultList } from '../../../surveys/fault-list.ts';
import { expected } from '../../../surveys/fault-texts.ts';
import type { ExitCriteriaResponse } from './schemas.ts';
import type { findVersions } from './store.ts';

type Versions = Awaited<ReturnType<typeof findVersions>>;

/** What is in force: the newest version, or the proposal of the content where there is none or it was reset. */
export function currentCriteria(proposal: ExitCriteria, versions: Versions): ExitCriteriaResponse {
  const newest = versions[0];
  const inForce = newest === undefined || newest.action === 'reset' ? null : newest;
  const criteria = inForce?.criteria ?? proposal;
  return {
    // A district's own folder may say that it is no proposal any more.
    state: inForce ? (isEdited(versions) ? 'edited' : 'confirmed') : proposal.proposal ? 'proposal' : 'confirmed',
    note: criteria.note,
    statuses: criteria.statuses,
    version: newest?.version ?? 0,
    history: versions.map(({ version, action, by, at }) => ({ version, action, by, at: at.toISOString() })),
  };
}

/** Whether an edit lies between the newest version and the last reset. */
function isEdited(versions: Versions): boolean {
  const reset = versions.findIndex(({ action }) => action === 'reset');
  return versions.slice(0, reset < 0 ? undefined : reset).some(({ action }) => action === 'edit');
}

/** Words, threshold, years and weight of a criterion are the district's; which criteria there are and what they measure is the content's. */
export function editionFaults(shown: ExitStatus[], edited: ExitStatus[]): ContentFault[] {
  const list = faultList('exit-criteria.json');
  const frame = (statuses: ExitStatus[]) =>
    JSON.stringify(
      statuses.map(({ status, criteria }) => [
        status,
        criteria.map(({ code, measure, factor, comparison }) => [code, measure, factor ?? null, comparison]),
      ]),
    );
  if (frame(shown) !== frame(edited)) list.add('statuses', undefined, expected.criterionKnown());
  edited.forEach(({ criteria }, s) => {
    criteria.forEach(({ title, rule, value, comparison, measure }, c) => {
      const path = `statuses[${s}].criteria[${c}]`;
      for (const [name, text] of Object.entries({ title, rule })) {
        if (text.ru.trim() === '') list.add(`${path}.${name}.ru`, text.ru, expected.filled());
        if (text.en.trim() === '') list.add(`${path}.${name}.en`, text.en, expected.filled());
      }
      if (comparison === 'confirmed') return;
      if (value === null || value < 0) list.add(`${path}.value`, value, expected.atLeast(0));
      else if (measure !== 'judgement' && value > 100) list.add(`${path}.value`, value, expected.atMost(100));
    });
  });
  return list.faults;
}
