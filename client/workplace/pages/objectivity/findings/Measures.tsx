import { Button, Group, Title } from '@mantine/core';
import { useState } from 'react';
import type { CaseMeasure, CaseView } from '../../../../../server/objectivity/cases/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { MeasureDialog } from './MeasureDialog.tsx';
import styles from './objectivity.module.css';

type MeasuresProps = { schoolId: number; own: CaseView; mayWork: boolean; today: string };

/** Measures assigned on the way of a sign. */
export function Measures({ schoolId, own, mayWork, today }: MeasuresProps) {
  const { t } = useWords();
  const [edited, setEdited] = useState<CaseMeasure | 'new' | null>(null);
  return (
    <>
      <Title order={4} size="h5">
        {t('objectivityWork.measures.title')}
      </Title>
      {own.measures.length === 0 && <p className="quiet">{t('objectivityWork.measures.none')}</p>}
      <ul>
        {own.measures.map((each) => (
          <MeasureLine key={each.id} own={each} mayWork={mayWork} edit={() => setEdited(each)} />
        ))}
      </ul>
      {mayWork && (
        <Button variant="default" size="compact-md" mb="sm" onClick={() => setEdited('new')}>
          {t('objectivityWork.measures.add')}
        </Button>
      )}
      {edited && (
        <MeasureDialog
          {...{ schoolId, today }}
          caseId={own.id}
          measure={edited === 'new' ? undefined : edited}
          close={() => setEdited(null)}
        />
      )}
    </>
  );
}

function MeasureLine({ own, mayWork, edit }: { own: CaseMeasure; mayWork: boolean; edit(): void }) {
  const { day, moment, t } = useWords();
  const [isHistory, setHistory] = useState(false);
  return (
    <li>
      <strong>{own.title}</strong> ({t(`objectivityWork.measures.states.${own.state}`)})
      <div className="quiet">
        {t('objectivityWork.measures.line', { owner: own.owner, from: day(own.assignedOn), to: day(own.dueOn) })}
      </div>
      {own.note !== '' && <div>{own.note}</div>}
      <Group gap="xs">
        {mayWork && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${t('objectivityWork.measures.edit')}: ${own.title}`}
            onClick={edit}
          >
            {t('objectivityWork.measures.edit')}
          </Button>
        )}
        {own.history.length > 1 && (
          <Button variant="subtle" size="compact-sm" aria-expanded={isHistory} onClick={() => setHistory(!isHistory)}>
            {t('objectivityWork.history')}
          </Button>
        )}
      </Group>
      {isHistory && (
        <ol className={styles.history}>
          {own.history.map((each) => (
            <li key={each.version}>
              <span className="quiet">
                {t('objectivityWork.by', {
                  when: moment(each.changedAt),
                  who: each.changedBy ?? t('objectivityWork.deletedAccount'),
                })}
              </span>
              <br />
              {t(`objectivityWork.measures.states.${each.state}`)} · {each.title} · {each.owner} ·{' '}
              {t('objectivityWork.due', { day: day(each.dueOn) })}
              {each.note !== '' && ` · ${each.note}`}
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}
