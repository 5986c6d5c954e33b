import { Alert, Button, Table, Title } from '@mantine/core';
import type { Preview } from '../../../../../server/ground/db/stored/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { FaultTable } from './FaultTable.tsx';
import type { useImportChange } from './imports.ts';

type PreviewPanelProps = { preview: Preview; change: ReturnType<typeof useImportChange> };

/** What would be imported, every fault, and the confirmation. */
export function PreviewPanel({ preview, change }: PreviewPanelProps) {
  const { number, t } = useWords();
  const isMerged = (preview.byCode.merged ?? 0) > 0;
  const confirm = (leaveOut: boolean) => change.mutate({ kind: 'confirm', leaveOut });
  return (
    <>
      <Title order={3} size="h4" mb={6}>
        {t('vprImport.preview.title')}
      </Title>
      <p role="status">
        {t('vprImport.preview.rows', {
          rows: number(preview.rows),
          good: number(preview.good),
          absent: number(preview.absent),
          faulty: number(preview.faultyRows),
        })}
      </p>
      {preview.faultCount === 0 ? (
        <p>{t('vprImport.preview.noFaults')}</p>
      ) : (
        <FaultTable faults={preview.faults} count={preview.faultCount} />
      )}
      {preview.schools.length > 0 && <SchoolTable schools={preview.schools} />}
      {isMerged && (
        <Alert color="red" variant="light" mt="md">
          {t('vprImport.preview.merged')}
        </Alert>
      )}
      {!isMerged && preview.good > 0 && (
        <Button mt="md" onClick={() => confirm(preview.faultCount > 0)} loading={change.isPending}>
          {preview.faultCount === 0
            ? t('vprImport.preview.confirm')
            : t('vprImport.preview.confirmWithout', { count: preview.faultyRows })}
        </Button>
      )}
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
