import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportView } from '../../../../../server/people/imports/schemas.ts';
import { importsQuery } from '../../../../api/people/importQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CountsLine } from './CountsLine.tsx';
import styles from './RegisterImport.module.css';
import { UndoDialog, type Undoing } from './UndoDialog.tsx';

/** What was loaded before, newest first, with the way back. */
export function ImportList({ endpoint, undoing }: { endpoint: string; undoing: Undoing }) {
  const { t } = useWords();
  const imports = useQuery(importsQuery(endpoint));
  const [asked, setAsked] = useState<number | null>(null);
  return (
    <section>
      <Title order={2} size="h4" mt="lg">
        {t('registerImport.earlier')}
      </Title>
      <Answer query={imports} height={80}>
        {(data) =>
          data.imports.length === 0 ? (
            <p className="quiet">{t('registerImport.none')}</p>
          ) : (
            <ul className={styles.list}>
              {data.imports.map((one) => (
                <Earlier key={one.id} one={one} ask={() => setAsked(one.id)} />
              ))}
            </ul>
          )
        }
      </Answer>
      <UndoDialog id={asked ?? 0} isAsked={asked !== null} undoing={undoing} close={() => setAsked(null)} />
    </section>
  );
}

function Earlier({ ask, one }: { one: ImportView; ask(): void }) {
  const { moment, t } = useWords();
  const { counts, fileName, madeAt, madeBy, undoneAt, undoneBy } = one;
  const who = (name: string | null) => name ?? t('registerImport.nobody');
  return (
    <li className={styles.earlier}>
      <div>
        <strong>{fileName}</strong>
        <div className="quiet">{t('registerImport.madeBy', { who: who(madeBy), when: moment(madeAt) })}</div>
        <CountsLine counts={counts} />
        {undoneAt && (
          <div className="quiet">{t('registerImport.undoneBy', { who: who(undoneBy), when: moment(undoneAt) })}</div>
        )}
      </div>
      {!undoneAt && (
        <Button
          variant="default"
          size="compact-md"
          onClick={ask}
          aria-label={t('registerImport.undoNamed', { file: fileName })}
        >
          {t('registerImport.undo')}
        </Button>
      )}
    </li>
  );
}
