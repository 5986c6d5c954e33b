import { Button } from '@mantine/core';
import type { VprTestView } from '../../../../../server/objectivity/tests/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { type Changing, type TestChange, useTestName } from './tests.ts';

type TestActionsProps = { test: VprTestView; change: Changing; askToRemove(test: VprTestView): void };

/** Confirming can be taken back, so it does not ask; removing does. */
export function TestActions({ test, change, askToRemove }: TestActionsProps) {
  const { t } = useWords();
  const name = `${useTestName()(test)}, ${test.year}`;
  const busy = change.isPending && change.variables.test.hash === test.hash;
  const act = (kind: TestChange['kind']) => change.mutate({ kind, test });
  return (
    <>
      {test.confirmation ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={busy}
          aria-label={t('content.tests.withdrawLabel', { test: name })}
          onClick={() => act('withdrawn')}
        >
          {t('content.tests.withdraw')}
        </Button>
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          loading={busy}
          aria-label={t('content.tests.confirmLabel', { test: name })}
          onClick={() => act('confirmed')}
        >
          {t('content.tests.confirm')}
        </Button>
      )}
      {test.origin === 'district' && (
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={t('content.tests.removeLabel', { test: name })}
          onClick={() => askToRemove(test)}
        >
          {t('content.tests.remove')}
        </Button>
      )}
    </>
  );
}
