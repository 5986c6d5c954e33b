import { useWords } from '../../../../ui/words.ts';
import { SectionStates } from '../../daily/district/SectionStates.tsx';
import { StatesFinding } from '../municipal/StatesFinding.tsx';
import { lateFirst } from '../municipal/states.ts';
import { useMeeting } from './meetingContext.ts';
import { Slide } from './Slide.tsx';

/** More would not fit a page. */
const MOST_LATE = 6;

/** How far the roadmap of the year has come. */
export function RoadmapSlide() {
  const { day, say, t } = useWords();
  const { roadmap } = useMeeting();
  const late = lateFirst(roadmap.activities);
  return (
    <Slide name="roadmap" source={[t('meeting.roadmap.source'), t('meeting.asOf', { day: day(roadmap.date) })]}>
      <p className="slide-finding">
        <StatesFinding activities={roadmap.activities} />
      </p>
      <SectionStates status={roadmap} />
      {late.length > 0 && (
        <>
          <p>
            <strong>{t('meeting.roadmap.late')}</strong>
          </p>
          <ul className="slide-list">
            {late.slice(0, MOST_LATE).map(({ no, period, title }) => (
              <li key={no}>
                {no}. {say(title)}{' '}
                <span className="quiet">
                  {t(period.to < roadmap.date ? 'roadmap.wasDue' : 'roadmap.partWasDue', { day: day(period.to) })}
                </span>
              </li>
            ))}
            {late.length > MOST_LATE && <li>{t('meeting.roadmap.more', { count: late.length - MOST_LATE })}</li>}
          </ul>
        </>
      )}
    </Slide>
  );
}
