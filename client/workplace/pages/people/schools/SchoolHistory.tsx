import { useQuery } from '@tanstack/react-query';
import type { SchoolHistoryResponse } from '../../../../../server/people/schools/register/schemas.ts';
import { schoolHistoryQuery } from '../../../../api/people/registerQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { Changes } from '../imports/Changes.tsx';
import { changesInWords } from './changes.ts';
import styles from './schools.module.css';

/** Who changed what of a school, from what to what, the newest first. */
export function SchoolHistory({ schoolId }: { schoolId: number }) {
  const history = useQuery(schoolHistoryQuery(schoolId));
  return (
    <Answer query={history} height={120}>
      {({ versions }) => (
        <ul className={styles.versions}>
          {versions.map((version) => (
            <Version key={version.version} version={version} isFirst={version === versions.at(-1)} />
          ))}
        </ul>
      )}
    </Answer>
  );
}

type VersionProps = { version: SchoolHistoryResponse['versions'][number]; isFirst: boolean };

function Version({ isFirst, version }: VersionProps) {
  const words = useWords();
  const { moment, t } = words;
  const { changedAt, changedBy, changes, import: origin, note } = version;
  return (
    <li>
      <div>
        {changedAt ? moment(changedAt) : t('schoolRegister.history.before')}
        {changedAt && `, ${changedBy ?? t('schoolRegister.history.nobody')}`}
        {origin && `, ${t('schoolRegister.history.import', { file: origin.fileName })}`}
      </div>
      {isFirst && changes.length === 0 && <div className="quiet">{t('schoolRegister.history.first')}</div>}
      <Changes changes={changesInWords(words, changes)} />
      {note !== '' && <div>{t('schoolRegister.history.note', { note })}</div>}
    </li>
  );
}
