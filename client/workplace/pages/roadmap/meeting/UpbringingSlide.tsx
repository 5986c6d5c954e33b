import { useWords } from '../../../../ui/words.ts';
import { figureText } from '../municipal/figures.ts';
import { StateSign } from '../municipal/StateSign.tsx';
import { LevelsFigure } from './LevelsFigure.tsx';
import { useMeeting } from './meetingContext.ts';
import { Slide } from './Slide.tsx';
import { yearsText } from './sources.ts';

/** Work with parents and the psychologists', as rows of the roadmap; wellbeing, discipline and the parents' part by the questionnaires. */
export function UpbringingSlide() {
  const words = useWords();
  const { day, number, t } = words;
  const {
    meeting: { date, factors, upbringing },
  } = useMeeting();
  const { consultations, parents, supported } = upbringing;
  const own = factors.filter(({ slide }) => slide === 'upbringing');
  const told = (count: number | null) => (count === null ? t('meeting.upbringing.fewPeople') : number(count));
  return (
    <Slide name="upbringing" source={[t('meeting.upbringing.source', { day: day(date) }), yearsText(own, words)]}>
      <p className="slide-finding">
        {parents.events === 0
          ? t('meeting.upbringing.nothing')
          : t('meeting.upbringing.finding', { events: parents.events, schools: parents.schools, all: supported })}
        {parents.events > 0 && ` (${t('meeting.upbringing.people', { people: told(parents.people) })})`}
      </p>
      <ul>
        <RowOf rule="eventsEachQuarter" />
        <RowOf rule="consultationsHeld">
          {consultations.schools === 0
            ? t('meeting.upbringing.noConsultations')
            : t('meeting.upbringing.consultations', {
                received: told(consultations.received),
                answered: told(consultations.answered),
                offered: told(consultations.offered),
                held: told(consultations.held),
                schools: consultations.schools,
              })}
        </RowOf>
      </ul>
      <LevelsFigure factors={own} />
    </Slide>
  );
}

/** A row of the roadmap with its state and figure. */
function RowOf({ children, rule }: { rule: string; children?: string }) {
  const words = useWords();
  const { say, t } = words;
  const activity = useMeeting().roadmap.activities.find(({ computes }) => computes.rule === rule);
  if (!activity) return children === undefined ? null : <li>{children}</li>;
  return (
    <li>
      <span className="quiet">{t('meeting.upbringing.row', { no: activity.no })}</span> {say(activity.title)} –{' '}
      <StateSign state={activity.state} isOverridden={activity.override !== null} />, {figureText(activity, words)}
      {children !== undefined && `. ${children}`}
    </li>
  );
}
