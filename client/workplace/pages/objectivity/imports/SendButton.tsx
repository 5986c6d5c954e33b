import { Button } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../../../../ui/words.ts';

type SendButtonProps = { hasTest: boolean; isReading: boolean; isPending: boolean; send(): void };

/** The first look at every row; where it cannot be had yet, why. */
export function SendButton({ hasTest, isPending, isReading, send }: SendButtonProps) {
  const { t } = useWords();
  const id = useId();
  const obstacle = isReading ? t('vprFiles.reading') : hasTest ? null : t('vprFiles.sendNeedsTest');
  return (
    <>
      <Button onClick={send} loading={isPending} disabled={obstacle !== null} aria-describedby={id}>
        {t('vprFiles.send')}
      </Button>
      <p className="quiet" id={id} role="status">
        {isPending ? t('vprFiles.checking') : obstacle}
      </p>
    </>
  );
}
