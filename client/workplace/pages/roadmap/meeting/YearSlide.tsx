import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { districtExitQuery } from '../status-exit/exit.ts';
import { useMeeting } from './meetingContext.ts';
import { Slide } from './Slide.tsx';

/** Which schools are supported, who left the list and who is new, and what was expected of the year. */
export function YearSlide() {
  const { day, say, t } = useWords();
  const { nameOf } = useSchools();
  const {
    meeting: { date, status, year },
    roadmap,
  } = useMeeting();
  const supported = status.supported;
  // Where schools stand on the criteria is known of today alone.
  const isThisYear = date < `${year}-12-31`;
  const named = (ids: number[]) =>
    ids.length === 0 ? t('meeting.status.nobody') : ids.map((id) => say(nameOf(id))).join(', ');
  return (
    <Slide name="year" source={[t('meeting.status.source'), t('meeting.asOf', { day: day(date) })]}>
      <p className="slide-finding">
        {supported === 0
          ? t('meeting.status.none', { year })
          : t('meeting.status.supported', { count: supported, all: status.schools, year })}
      </p>
      <dl className="slide-facts">
        <div>
          <dt>{t('meeting.status.lowResults')}</dt>
          <dd>{status.lowResults}</dd>
        </div>
        <div>
          <dt>{t('meeting.status.hardConditions')}</dt>
          <dd>{status.hardConditions}</dd>
        </div>
      </dl>
      {status.hasBefore ? (
        <ul>
          <li>
            <strong>{t('meeting.status.left', { year: year - 1 })}:</strong> {named(status.left)}
          </li>
          <li>
            <strong>{t('meeting.status.entered')}:</strong> {named(status.entered)}
          </li>
        </ul>
      ) : (
        <p>{t('meeting.status.noBefore', { year: year - 1 })}</p>
      )}
      {isThisYear && <Exit />}
      <p>
        <strong>{t('meeting.status.results')}</strong>
      </p>
      <ol>
        {roadmap.expectedResults.map((result) => (
          <li key={result.ru}>{say(result)}</li>
        ))}
      </ol>
    </Slide>
  );
}

/** How near the schools are to leaving their status. */
function Exit() {
  const { t } = useWords();
  const exit = useQuery(districtExitQuery);
  if (!exit.data || exit.data.schools.length === 0) return null;
  const { criteria, schools } = exit.data;
  const count = (closeness: 'ready' | 'near' | 'cannotTell' | 'far') =>
    schools.filter(({ summary }) => summary.closeness === closeness).length;
  const counts = t('districtExit.finding', {
    ready: count('ready'),
    near: count('near'),
    cannotTell: count('cannotTell'),
    far: count('far'),
  });
  return (
    <p>
      {t('meeting.status.exit', { counts })}{' '}
      {criteria === 'proposal' && <span className="quiet">{t('meeting.status.exitProposal')}</span>}
    </p>
  );
}
