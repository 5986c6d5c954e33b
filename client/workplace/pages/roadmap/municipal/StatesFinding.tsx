import type { ActivityState } from '../../../../../server/roadmap/municipal/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { countStates } from './states.ts';

/** How many of the activities that concern somebody are done, and how many are late; what was due before the work began stands apart. */
export function StatesFinding({ activities }: { activities: readonly { state: ActivityState }[] }) {
  const { t } = useWords();
  const { beforeStart, done, late, notApplicable } = countStates(activities);
  return (
    <>
      <strong>{t('roadmap.finding', { done, all: activities.length - notApplicable - beforeStart })}</strong>{' '}
      {late > 0 ? t('roadmap.late', { count: late }) : t('roadmap.noneLate')}
      {beforeStart > 0 && ` ${t('roadmap.beforeStart', { count: beforeStart })}`}
    </>
  );
}
