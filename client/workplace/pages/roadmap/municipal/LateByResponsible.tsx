import { Link } from '@tanstack/react-router';
import type { ActivityRow } from '../../../../../server/roadmap/municipal/schemas.ts';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import { responsibleText } from './responsible.ts';
import { lateFirst } from './states.ts';

/** `asOf`: the day that the states are of. */
type LateProps = { activities: ActivityRow[]; year: number; asOf: string; date?: string };

/** Late activities by who is responsible, those that have been late longest first. */
export function LateByResponsible({ activities, asOf, date, year }: LateProps) {
  const words = useWords();
  const { day, say, t } = words;
  const late = lateFirst(activities);
  if (late.length === 0) return null;
  const responsible = [...new Set(late.flatMap((activity) => activity.responsible))];
  return (
    <Section title={t('roadmap.lateBy')}>
      {responsible.map((role) => (
        <div key={role}>
          <strong>{responsibleText(role, words)}</strong>
          <ul>
            {late
              .filter((activity) => activity.responsible.includes(role))
              .map(({ no, period, title }) => (
                <li key={no}>
                  <Link to="/roadmap/$year/$no" params={{ year, no }} search={{ date }}>
                    {no}. {say(title)}
                  </Link>{' '}
                  <span className="quiet">
                    {t(period.to < asOf ? 'roadmap.wasDue' : 'roadmap.partWasDue', { day: day(period.to) })}
                  </span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
