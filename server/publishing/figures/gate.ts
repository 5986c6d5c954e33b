import { ProblemError } from '../../ground/http/problem.ts';
import { findProfiles } from '../../profiles/profiles/store.ts';
import type { Services } from '../../services.ts';
import type { PublicationRow } from '../publications/store.ts';
import { foreignNumbers, shownNumbers } from './shown.ts';

type Needs = Pick<Services, 'content' | 'db'>;

/** The disclosed profile of a school in a campaign: what the school's page shows. */
export async function shownResults({ db }: Needs, schoolId: number, campaignId: number) {
  return (await findProfiles(db, campaignId, 'all', [schoolId])).map(({ result }) => result);
}

/**
 * What a school says about answers may hold no number that the gate has not let through, whoever typed it.
 * @throws ProblemError `publicationFigures` naming the finding and the numbers
 */
export async function requireShownFigures(needs: Needs, row: PublicationRow): Promise<void> {
  const { campaignId, findings, schoolId } = row;
  if (findings === null || schoolId === null) return;
  const shown = shownNumbers(campaignId === null ? [] : await shownResults(needs, schoolId, campaignId));
  const faults = findings.flatMap(({ said }, index) => {
    const foreign = foreignNumbers(said, shown);
    return foreign.length === 0 ? [] : [{ path: `findings/${index}/said`, message: foreign.join(', ') }];
  });
  if (faults.length > 0) throw new ProblemError('publicationFigures', faults);
}
