import type { AccountsPreviewRow } from '../../../../../server/people/account-imports/schemas.ts';
import { useWords } from '../../../../ui/words.ts';

/** Role, place and address of a row, and what it changes of an account that is there. */
export function PersonDetail({ row }: { row: AccountsPreviewRow }) {
  const { say, t } = useWords();
  const { account, assignments, email, givesAddress, kind, leavesSchoolsOut, name, places, role } = row;
  const notes = [
    kind === 'changed' && account !== null && account !== name && t('accountImport.known', { name: account }),
    kind === 'changed' && t(givesAddress ? 'accountImport.givesAddress' : 'accountImport.givesRole'),
    assignments.length > 0 && t('accountImport.assigns', { schools: assignments.map(say).join(', ') }),
    leavesSchoolsOut && t('accountImport.leavesOut'),
  ].filter((note) => note !== false);
  return (
    <div className="quiet">
      {[role && t(`roles.${role}`), ...places.map(say), email ?? t('accountImport.noAddress')]
        .filter(Boolean)
        .join(', ')}
      {notes.map((note) => (
        <div key={note}>{note}</div>
      ))}
    </div>
  );
}
