import { Alert, Button, Table, Title } from '@mantine/core';
import { useId } from 'react';
import type { Preview } from '../../../../../server/ground/db/stored/schemas.ts';
import type { ImportDetail } from '../../../../../server/objectivity/imports/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { SchoolQuestions } from '../../people/imports/SchoolQuestions.tsx';
import { FaultTable } from './FaultTable.tsx';
import type { SchoolAnswers, TestKey } from './files.ts';
import { useTestWords } from './fileWords.ts';
import type { useImportChange } from './imports.ts';
import { LeftOut, sumOf } from './LeftOut.tsx';

type Change = ReturnType<typeof useImportChange>;
type PreviewPanelProps = { detail: ImportDetail; preview: Preview; change: Change };

/** What would be imported, which schools are asked for, every fault, and the confirmation. */
export function PreviewPanel({ change, detail, preview }: PreviewPanelProps) {
  const { number, t } = useWords();
  const { mapping, schoolId } = detail;
  const { leftOut = {}, otherTest = null, unknown = [] } = preview;
  const ask = (answers: SchoolAnswers) => change.mutate({ kind: 'check', body: { mapping, schoolId, answers } });
  return (
    <>
      <Title order={3} size="h4" mb={6}>
        {t('vprImport.preview.title')}
      </Title>
      <p role="status">
        {t('vprFiles.rows.pupils', {
          rows: number(preview.rows),
          good: number(preview.good),
          absent: number(preview.absent),
          faulty: number(preview.faultyRows),
          left: number(sumOf(leftOut)),
        })}
      </p>
      <LeftOut counts={leftOut} />
      {(mapping.total === null || mapping.mark === null) && <p>{t(`vprFiles.rows.${computed(mapping)}`)}</p>}
      {otherTest && <OtherTest fitting={otherTest} />}
      <SchoolQuestions order={4} unknown={unknown} answers={detail.answers} isPending={change.isPending} ask={ask} />
      {!otherTest && <Rows preview={preview} />}
      <Confirmation preview={preview} change={change} />
    </>
  );
}

/** Every fault, and what each school would get; of a file of another test both would mislead. */
function Rows({ preview }: { preview: Preview }) {
  const { t } = useWords();
  const { faultCount, faults, schools } = preview;
  return (
    <>
      {faultCount === 0 ? <p>{t('vprImport.preview.noFaults')}</p> : <FaultTable faults={faults} count={faultCount} />}
      {schools.length > 0 && <SchoolTable schools={schools} />}
    </>
  );
}

const computed = ({ mark, total }: ImportDetail['mapping']) =>
  total !== null ? 'marksFromCuts' : mark !== null ? 'totalsAdded' : 'bothComputed';

/** The file as a whole is of another test: which ones it may be of. */
function OtherTest({ fitting }: { fitting: TestKey[] }) {
  const { t } = useWords();
  const wordsOf = useTestWords();
  return (
    <Alert color="red" variant="light" role="alert" mb="md">
      <p>{t('vprFiles.otherTest.says')}</p>
      <p>
        {fitting.length === 0
          ? t('vprFiles.otherTest.fitsNone')
          : t('vprFiles.otherTest.fits', { tests: fitting.map(wordsOf).join('; ') })}{' '}
        {t('vprFiles.otherTest.next')}
      </p>
    </Alert>
  );
}

/** The confirmation, or why there is nothing to confirm. Rows of schools that nobody has named stay out like faulty ones. */
function Confirmation({ change, preview }: { preview: Preview; change: Change }) {
  const { t } = useWords();
  const id = useId();
  const { byCode, faultCount, faultyRows, good, leftOut = {}, otherTest, unknown = [] } = preview;
  const { otherTable = 0, unknownSchool = 0 } = leftOut;
  const without = faultyRows + unknownSchool + otherTable;
  const obstacle = otherTest
    ? t('vprFiles.otherTest.next')
    : (byCode.merged ?? 0) > 0
      ? t('vprImport.preview.merged')
      : good === 0
        ? t('vprImport.preview.nothing')
        : null;
  return (
    <>
      <Button
        mt="md"
        onClick={() =>
          change.mutate({ kind: 'confirm', leaveOut: faultCount > 0 || unknown.length > 0 || otherTable > 0 })
        }
        loading={change.isPending}
        disabled={obstacle !== null}
        aria-describedby={id}
      >
        {without === 0 || obstacle !== null
          ? t('vprImport.preview.confirm')
          : t('vprImport.preview.confirmWithout', { count: without })}
      </Button>
      <p className="quiet" id={id}>
        {obstacle}
      </p>
    </>
  );
}

function SchoolTable({ schools }: Pick<Preview, 'schools'>) {
  const { number, say, t } = useWords();
  const { nameOf } = useSchools();
  return (
    <Wide>
      <Table maw={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('vprImport.preview.school')}</Table.Th>
            <Table.Th scope="col">{t('vprImport.preview.count')}</Table.Th>
            <Table.Th scope="col">{t('vprImport.preview.replaces')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {schools.map(({ schoolId, rows, replaces }) => (
            <Table.Tr key={schoolId}>
              <Table.Th scope="row" fw={400}>
                {say(nameOf(schoolId))}
              </Table.Th>
              <Table.Td>{number(rows)}</Table.Td>
              <Table.Td>{replaces === 0 ? t('content.questionnaires.notAsked') : number(replaces)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
