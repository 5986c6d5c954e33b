import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Evidence, EvidenceHistory } from '../../../../../server/roadmap/evidence/schemas.ts';
import { evidenceHistoryQuery } from '../../../../api/roadmap/evidenceQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { differing, valuesOf } from './data.ts';
import { type Field, labelOf } from './fields.ts';

type RecordHistoryProps = { record: Evidence; fields: readonly Field[] };

/** Who changed what, asked for only when somebody wants to know. */
export function RecordHistory({ record, fields }: RecordHistoryProps) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  if (!isShown) {
    return (
      <Button variant="default" size="compact-md" onClick={() => setShown(true)}>
        {t('evidence.history.show')}
      </Button>
    );
  }
  return <Versions record={record} fields={fields} />;
}

function Versions({ record, fields }: RecordHistoryProps) {
  const { moment, t } = useWords();
  // A change makes a new version: the history is asked again with it.
  const history = useQuery(evidenceHistoryQuery(record.id, record.version));
  return (
    <Answer query={history} height={60}>
      {({ versions }) => (
        <ol reversed>
          {versions.map((version, index) => (
            <li key={version.version}>
              {moment(version.changedAt)} · {version.changedBy ?? t('evidence.somebody')} ·{' '}
              <Changed record={record} fields={fields} version={version} before={versions[index + 1]} />
              {version.note && <> · «{version.note}»</>}
            </li>
          ))}
        </ol>
      )}
    </Answer>
  );
}

type Version = EvidenceHistory['versions'][number];

type ChangedProps = RecordHistoryProps & { version: Version; before: Version | undefined };

function Changed({ record, fields, version, before }: ChangedProps) {
  const words = useWords();
  const { t } = words;
  if (!before) return <>{t('evidence.history.made')}</>;
  if (version.withdrawn !== before.withdrawn) {
    return <>{t(version.withdrawn ? 'evidence.history.withdrawn' : 'evidence.history.restored')}</>;
  }
  const changed = differing(fields, valuesOf(fields, version.data), valuesOf(fields, before.data));
  const names = changed.map((field) => labelOf(field, words));
  if (version.occursOn !== before.occursOn) names.unshift(t(`evidence.day.${record.kind}`));
  return <>{names.length > 0 ? names.join(', ') : t('evidence.history.nothing')}</>;
}
