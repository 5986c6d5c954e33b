import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { VprTestView } from '../../../../../server/objectivity/tests/schemas.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { TestsTemplate } from '../../content/library/TestsTemplate.tsx';
import { type SchoolAnswers, useReport } from './files.ts';
import { ReportPreview } from './ReportPreview.tsx';
import { SendButton } from './SendButton.tsx';
import type { StartedFile } from './StartPanel.tsx';

type ReportWorkProps = {
  file: StartedFile;
  test: VprTestView | null;
  isReading: boolean;
  loaded(schools: number): void;
};

/** A report by school: looked at, asked about, loaded. Until it is loaded the file stays in the browser. */
export function ReportWork({ file, isReading, loaded, test }: ReportWorkProps) {
  const { t } = useWords();
  const { chosen, place } = file;
  const report = { chosen, place, test: test ?? { year: 0, subject: '', grade: 0 } };
  const look = useReport(report);
  const store = useReport(report);
  const [answers, setAnswers] = useState<SchoolAnswers>({});
  const ask = (given: SchoolAnswers) => {
    setAnswers(given);
    store.reset();
    look.mutate({ answers: given });
  };
  const load = (leaveOut: boolean) =>
    store.mutate({ answers, store: true, leaveOut }, { onSuccess: ({ good, id }) => id !== null && loaded(good) });
  const seen = look.data;
  return (
    <>
      <SendButton hasTest={test !== null} isReading={isReading} isPending={look.isPending} send={() => ask(answers)} />
      {look.error && <ErrorPanel error={look.error} />}
      {seen?.unreadable && (
        <Alert color="red" variant="light" role="alert">
          {t(`tableFault.${seen.unreadable.code}`, { detail: seen.unreadable.detail })}
        </Alert>
      )}
      {seen?.trouble && (
        <Alert color="red" variant="light" role="alert">
          {t(`vprFiles.report.trouble.${seen.trouble}`)}{' '}
          {seen.trouble === 'testUnknown' && (
            <>
              <Link to="/content">{t('vprFiles.test.add')}</Link> · <TestsTemplate />
            </>
          )}
        </Alert>
      )}
      {seen && !seen.unreadable && seen.rows > 0 && (
        <ReportPreview
          seen={seen}
          answers={answers}
          isPending={look.isPending}
          ask={ask}
          store={{ isPending: store.isPending, error: store.error, load }}
        />
      )}
    </>
  );
}
