import { Alert, Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReportView } from '../../../../../server/objectivity/reports/schemas.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, ErrorPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { reportsQuery, useReportUndo } from './files.ts';
import { useTestWords } from './fileWords.ts';
import styles from './ImportsPage.module.css';

/** Reports by school that were loaded, newest first, with the way back. */
export function ReportHistory() {
  const { t } = useWords();
  const reports = useQuery(reportsQuery);
  return (
    <Section title={t('vprFiles.report.title')}>
      <Answer query={reports} height={80}>
        {(data) =>
          data.reports.length === 0 ? (
            <p className="quiet">{t('vprFiles.report.history.empty')}</p>
          ) : (
            <Reports reports={data.reports} />
          )
        }
      </Answer>
    </Section>
  );
}

function Reports({ reports }: { reports: ReportView[] }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<ReportView | null>(null);
  const undo = useReportUndo();
  const answer = (isYes: boolean) => {
    if (isYes && asked) undo.mutate(asked.id, { onSettled: () => setAsked(null) });
    else setAsked(null);
  };
  return (
    <>
      <div role="status">
        {undo.isSuccess && (
          <Alert color="teal" className={styles.said}>
            {t('vprFiles.report.history.undoneNow')}
          </Alert>
        )}
      </div>
      {undo.error && <ErrorPanel error={undo.error} />}
      <Wide>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('vprFiles.report.history.file')}</Table.Th>
              <Table.Th scope="col">{t('vprFiles.report.history.state')}</Table.Th>
              <Table.Th scope="col">{t('vprFiles.report.history.kind')}</Table.Th>
              <Table.Th scope="col">{t('vprFiles.test.label')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {reports.map((report) => (
              <ReportRow key={report.id} report={report} ask={setAsked} />
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      <AskPanel
        isOpen={asked !== null}
        title={t('vprFiles.report.history.undoTitle')}
        yes={t('vprFiles.report.history.undo')}
        no={t('vprFiles.report.history.keep')}
        isPending={undo.isPending}
        answer={answer}
      >
        <p>{asked && t('vprFiles.report.history.undoText', { file: asked.fileName })}</p>
      </AskPanel>
    </>
  );
}

function ReportRow({ ask, report }: { report: ReportView; ask(report: ReportView): void }) {
  const { moment, t } = useWords();
  const wordsOf = useTestWords();
  const { current, fileName, kind, loaded, schools, test, undone } = report;
  const { at, by } = undone ?? loaded;
  const words = { when: moment(at), by: by ?? t('vprImport.history.command') };
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {fileName}
      </Table.Th>
      <Table.Td>
        {t(`vprFiles.report.history.${undone ? 'undone' : 'loaded'}`, words)}
        {!undone && (
          <>
            <div className="quiet">{t('vprFiles.report.history.current', { current, count: schools })}</div>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('vprFiles.report.history.undoLabel', { file: fileName })}
              onClick={() => ask(report)}
            >
              {t('vprFiles.report.history.undo')}
            </Button>
          </>
        )}
      </Table.Td>
      <Table.Td>{t(`vprFiles.kind.${kind}`)}</Table.Td>
      <Table.Td>{wordsOf(test)}</Table.Td>
    </Table.Tr>
  );
}
