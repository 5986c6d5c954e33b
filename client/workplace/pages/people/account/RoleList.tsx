import type { NamedRole } from '../../../../../server/people/account-links/schemas.ts';
import { useWords, type Words } from '../../../../ui/words.ts';

/** Roles with their places and days. */
export function RoleList({ roles }: { roles: NamedRole[] }) {
  const words = useWords();
  return (
    <ul>
      {roles.map((role) => (
        <li key={`${role.role} ${role.place.ru} ${role.startsOn}`}>
          {words.t(`roles.${role.role}`)}, {words.say(role.place)}
          {role.startsOn !== null || role.endsOn !== null ? ` (${termOf(words, role)})` : ''}
        </li>
      ))}
    </ul>
  );
}

/** From when until when, in words. */
export function termOf({ day, t }: Words, { endsOn, startsOn }: { startsOn: string | null; endsOn: string | null }) {
  if (startsOn !== null && endsOn !== null) {
    return t('account.term.between', { from: day(startsOn), to: day(endsOn) });
  }
  if (startsOn !== null) return t('account.term.since', { from: day(startsOn) });
  return endsOn === null ? t('account.term.always') : t('account.term.until', { to: day(endsOn) });
}
