import type { ActivityState } from '../../../../../server/roadmap/municipal/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { countStates } from './states.ts';

/** How many of the activities that concern somebody are done, and how many are late. */
export function StatesFinding({ activities }: { activities: readonly { state: ActivityState }[] }) {
  const { t } = useWords();
  const { done, late, notApplicable } = countStates(activities);
  return (
    <>
      <strong>{t('roadmap.finding', { done, all: activities.length - notApplicable })}</strong>{' '}
      {late > 0 ? t('roadmap.late', { count: late }) : t('roadmap.noneLate')}
    </>
  );
}
