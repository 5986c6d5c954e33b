import { Link } from '@tanstack/react-router';
import type { ActivityStatusView } from '../../../../../server/roadmap/municipal/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';
import { kindOf } from './registers.ts';

/** What is missing, whose turn it is, and the way to begin the record that is missing. */
export function MissingList({ activity }: { activity: ActivityStatusView }) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const session = useSession();
  const kind = kindOf(activity.register);
  if (activity.missing.length === 0) return <p className="quiet">{t('roadmap.nothingMissing')}</p>;
  const mine = new Set(session.memberships.map(({ role }) => role));
  return (
    <ul>
      {activity.missing.map(({ schoolId, text, turn, what }) => (
        <li key={`${what}/${schoolId}`}>
          {schoolId !== null && <strong>{say(nameOf(schoolId))}: </strong>}
          {say(text)}{' '}
          <span className="quiet">
            {t('roadmap.turnOf', { who: turn.map((role) => t(`roles.${role}`)).join(' / ') })}
          </span>
          {kind !== null && may(session, 'evidence:write') && turn.some((role) => mine.has(role)) && (
            <>
              {' '}
              <Link to="/evidence/new" search={{ kind, school: schoolId ?? undefined }}>
                {t(`evidence.begin.${kind}`)}
              </Link>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
