import { Alert, Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Imported } from '../../../../../server/people/imports/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { CountsLine } from './CountsLine.tsx';
import { UndoDialog, type Undoing } from './UndoDialog.tsx';

type ResultPanelProps = { result: Imported; undoing: Undoing; again(): void; children: ReactNode };

/** What came in, with the way back. */
export function ResultPanel({ again, children, result: { counts, id }, undoing }: ResultPanelProps) {
  const { t } = useWords();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Alert
        color={undoing.isSuccess ? 'gray' : 'teal'}
        variant="light"
        role="status"
        mb="md"
        title={t(undoing.isSuccess ? 'registerImport.undone' : 'registerImport.done', {
          count: counts.new + counts.changed,
        })}
      >
        <CountsLine counts={counts} />
      </Alert>
      {!undoing.isSuccess && children}
      <Group>
        <Button variant={undoing.isSuccess ? 'filled' : 'default'} onClick={again}>
          {t('registerImport.again')}
        </Button>
        {id !== null && !undoing.isSuccess && (
          <Button variant="default" onClick={() => setAsked(true)}>
            {t('registerImport.undo')}
          </Button>
        )}
      </Group>
      {id !== null && <UndoDialog id={id} isAsked={isAsked} undoing={undoing} close={() => setAsked(false)} />}
    </>
  );
}
