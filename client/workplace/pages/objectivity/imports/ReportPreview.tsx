import { Button, Title } from '@mantine/core';
import type { ReportUploadResponse } from '../../../../../server/objectivity/reports/schemas.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { SchoolQuestions } from '../../people/imports/SchoolQuestions.tsx';
import { FaultTable } from './FaultTable.tsx';
import type { SchoolAnswers } from './files.ts';
import { useTestWords } from './fileWords.ts';
import { LeftOut, sumOf } from './LeftOut.tsx';

type ReportPreviewProps = {
  seen: ReportUploadResponse;
  answers: SchoolAnswers;
  isPending: boolean;
  ask(answers: SchoolAnswers): void;
  store: { isPending: boolean; error: Error | null; load(leaveOut: boolean): void };
};

/** What would be loaded of a report, which schools are asked for, every fault, and the confirmation. */
export function ReportPreview({ answers, ask, isPending, seen, store }: ReportPreviewProps) {
  const { number, t } = useWords();
  const {
    faultCount,
    faults,
    faultyRows,
    good,
    kind,
    leftOut,
    references,
    replaces,
    rows,
    test,
    trouble,
    unit,
    unknown,
  } = seen;
  const wordsOf = useTestWords();
  const without = faultyRows + (leftOut.unknownSchool ?? 0);
  return (
    <>
      <Title order={4} size="h4" mt="md" mb={6}>
        {t('vprFiles.report.seen')}
      </Title>
      {kind && test && <p>{t('vprFiles.report.about', { kind: t(`vprFiles.kind.${kind}`), test: wordsOf(test) })}</p>}
      <p role="status">
        {t('vprFiles.rows.schools', {
          rows: number(rows),
          good: number(good),
          references: number(references),
          faulty: number(faultyRows),
          left: number(sumOf(leftOut)),
        })}{' '}
        {unit && t(`vprFiles.report.${unit}`)}
      </p>
      <LeftOut counts={leftOut} />
      <SchoolQuestions order={4} unknown={unknown} answers={answers} isPending={isPending} ask={ask} />
      {faults.length > 0 && <FaultTable faults={faults} count={faultCount} />}
      {replaces > 0 && <p>{t('vprFiles.report.replaces', { count: replaces })}</p>}
      {store.error && <ErrorPanel error={store.error} />}
      {trouble === null && good === 0 && <p role="status">{t('vprFiles.report.nothing')}</p>}
      {trouble === null && good > 0 && (
        <Button onClick={() => store.load(without > 0)} loading={store.isPending} disabled={isPending}>
          {without === 0 ? t('vprFiles.report.load') : t('vprFiles.report.loadWithout', { count: without })}
        </Button>
      )}
    </>
  );
}
