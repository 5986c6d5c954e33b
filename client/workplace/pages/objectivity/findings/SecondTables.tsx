import { Button, Table, Title } from '@mantine/core';
import { useState } from 'react';
import type { CaseView, Comparison, SecondTable } from '../../../../../server/objectivity/cases/schemas.ts';
import type { SchoolObjectivityResponse } from '../../../../../server/objectivity/findings/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { casePath, useObjectivityChange } from './objectivity.ts';
import { SecondTableDialog } from './SecondTableDialog.tsx';

type SecondTablesProps = { data: SchoolObjectivityResponse; own: CaseView; mayWork: boolean };

/** Second tables of results beside the first, each compared pupil by pupil. */
export function SecondTables({ data, own, mayWork }: SecondTablesProps) {
  const { t } = useWords();
  const [isLoading, setLoading] = useState(false);
  const [undone, setUndone] = useState<SecondTable | null>(null);
  const undoing = useObjectivityChange(
    (table: number) => postJson(`${casePath(data.schoolId, own.id)}/tables/${table}/undo`, {}),
    () => setUndone(null),
  );
  const mayLoad = may(useSession(), 'vpr:import') && mayWork;
  if (own.tables.length === 0 && !mayLoad) return null;
  return (
    <>
      <Title order={4} size="h5" mt="sm">
        {t('objectivityWork.tables.title')}
      </Title>
      <p className="quiet">{t('objectivityWork.tables.lead')}</p>
      {own.tables.map((table) => (
        <TableView key={table.id} table={table} data={data} undo={mayWork ? () => setUndone(table) : null} />
      ))}
      {mayLoad && data.tests.length > 0 && (
        <Button variant="default" size="compact-md" onClick={() => setLoading(true)}>
          {t('objectivityWork.tables.load')}
        </Button>
      )}
      {isLoading && <SecondTableDialog data={data} caseId={own.id} close={() => setLoading(false)} />}
      <AskPanel
        isOpen={undone !== null}
        title={t('objectivityWork.tables.undoTitle')}
        yes={t('objectivityWork.tables.undo')}
        no={t('objectivityWork.form.cancel')}
        isPending={undoing.isPending}
        answer={(isYes) => (isYes && undone ? undoing.mutate(undone.id) : setUndone(null))}
      >
        <p>{undone && t('objectivityWork.tables.undoText', { file: undone.fileName })}</p>
        <FaultAlert error={undoing.error} />
      </AskPanel>
    </>
  );
}

type TableViewProps = { table: SecondTable; data: SchoolObjectivityResponse; undo: (() => void) | null };

function TableView({ table, data, undo }: TableViewProps) {
  const { moment, say, t } = useWords();
  const test = data.tests.find(
    (each) => each.year === table.year && each.subject === table.subject && each.grade === table.grade,
  );
  const person = (name: string | null) => name ?? t('objectivityWork.deletedAccount');
  const loaded = { when: moment(table.loadedAt), who: person(table.loadedBy) };
  return (
    <div>
      <p>
        {test && <strong>{t('objectivity.table.test', { ...test, title: say(test.title) })}. </strong>}
        <span className="quiet">{t('objectivityWork.tables.name', { file: table.fileName, ...loaded })}</span>{' '}
        {table.undoneAt !== null &&
          t('objectivityWork.tables.undone', { when: moment(table.undoneAt), who: person(table.undoneBy) })}
      </p>
      {table.comparison && <ComparisonView own={table.comparison} />}
      {undo && table.undoneAt === null && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('objectivityWork.tables.undoLabel', { file: table.fileName })}
          onClick={undo}
        >
          {t('objectivityWork.tables.undo')}
        </Button>
      )}
    </div>
  );
}

const ROWS = ['totals', 'marks'] as const;
const COLUMNS = ['lower', 'same', 'higher'] as const;

function ComparisonView({ own }: { own: Comparison }) {
  const { number, t } = useWords();
  const people = (count: number | null) => (count === null ? t('objectivityWork.tables.few') : number(count));
  if (own.difference === null) return <p>{t(`objectivityWork.tables.nothing.${own.hidden ?? 'few'}`)}</p>;
  return (
    <>
      <p>
        {t('objectivityWork.tables.pupils', { shown: people(own.pupils) })}{' '}
        {own.unknown !== 0 && t('objectivityWork.tables.unknown', { shown: people(own.unknown) })}{' '}
        {t('objectivityWork.tables.difference', {
          mean: number(own.difference.mean, 1),
          error: number(own.difference.reach, 1),
        })}
      </p>
      <Table maw={480} mb="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('objectivityWork.tables.caption')}</Table.Th>
            {COLUMNS.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`objectivityWork.tables.column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ROWS.map((row) => (
            <Table.Tr key={row}>
              <Table.Th scope="row" fw={400}>
                {t(`objectivityWork.tables.row.${row}`)}
              </Table.Th>
              {COLUMNS.map((column) => (
                <Table.Td key={column}>{own[row][column] ?? t('objectivityWork.tables.hidden')}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
