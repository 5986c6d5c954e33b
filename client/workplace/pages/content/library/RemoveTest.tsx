import type { VprTestView } from '../../../../../server/objectivity/tests/schemas.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { useWords } from '../../../../ui/words.ts';
import { type Changing, useTestName } from './tests.ts';

type RemoveTestProps = { test: VprTestView | null; close(): void; change: Changing };

export function RemoveTest({ test, close, change }: RemoveTestProps) {
  const { t } = useWords();
  const name = useTestName();
  const confirm = () => {
    if (test) change.mutate({ kind: 'removed', test });
    close();
  };
  return (
    <AskPanel
      isOpen={test !== null}
      title={t('content.tests.removeTitle')}
      yes={t('content.tests.remove')}
      no={t('content.tests.cancel')}
      answer={(isYes) => (isYes ? confirm() : close())}
    >
      <p>{test && t('content.tests.removeText', { test: `${name(test)}, ${test.year}` })}</p>
    </AskPanel>
  );
}
