import type { AnsweringResponse } from '../../../../../server/answering/modes/schemas.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';
import type { Group } from './AnsweringPage.tsx';

/** How many of how many have answered; what is above the number of people is told apart, because it is not counted. */
export function GroupCount({ group, state }: { group: Group; state: AnsweringResponse['state'] }) {
  const words = useWords();
  const { t } = words;
  const { audience, grade, received, roll, rollNext } = group;
  const above = received - (rollNext ?? roll ?? received);
  return (
    <li>
      {t('answering.counts', {
        group: cellName(words, audience, grade),
        received,
        people: roll ?? t('answering.unknown'),
      })}{' '}
      {roll === null && rollNext === null && state !== 'sealed' && t('people.whoSets')}
      {rollNext !== null && t('people.waits', { people: rollNext })}{' '}
      {above > 0 && state !== 'sealed' && t('people.above', { count: above })}
    </li>
  );
}
