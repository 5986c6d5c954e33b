import { useWords } from '../../../../ui/words.ts';
import { StateSign } from '../municipal/StateSign.tsx';
import { STATES } from '../municipal/states.ts';
import { useMeeting } from './meetingContext.ts';
import { Slide } from './Slide.tsx';

const OPEN = ['late', 'underWay', 'planned'];
const MOST = 10;

/** What is not done, as the stuff that decisions are made of; the decisions themselves are the chief's to write. */
export function DecisionsSlide() {
  const { say, t } = useWords();
  const { meeting, roadmap } = useMeeting();
  const open = roadmap.activities
    .filter(({ state }) => OPEN.includes(state))
    .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || a.period.to.localeCompare(b.period.to));
  return (
    <Slide name="decisions" source={[t('meeting.decisions.source', { year: meeting.year })]}>
      <p className="slide-finding">
        {t(open.length === 0 ? 'meeting.decisions.nothing' : 'meeting.decisions.carried')}
      </p>
      <ul className="slide-list">
        {open.slice(0, MOST).map(({ no, override, state, title, turns }) => (
          <li key={no}>
            <StateSign state={state} isOverridden={override !== null} /> · {no}. {say(title)}{' '}
            {turns.length > 0 && (
              <span className="quiet">
                {t('meeting.decisions.missing', { count: turns.reduce((sum, { missing }) => sum + missing, 0) })}
              </span>
            )}
          </li>
        ))}
        {open.length > MOST && <li>{t('meeting.roadmap.more', { count: open.length - MOST })}</li>}
      </ul>
      <p className="quiet slide-tools">{t('meeting.decisions.lead')}</p>
    </Slide>
  );
}
