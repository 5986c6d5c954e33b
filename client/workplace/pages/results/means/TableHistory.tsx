import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { ResultTableView } from '../../../../../server/results/means/schemas.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { EmptyPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';

type TableHistoryProps = {
  tables: ResultTableView[];
  open(id: number): void;
  undo(id: number): void;
};

/** What was uploaded, taken in and undone, newest first. */
export function TableHistory({ tables, open, undo }: TableHistoryProps) {
  const { t } = useWords();
  const [undoing, setUndoing] = useState<ResultTableView | null>(null);
  const answer = (isYes: boolean) => {
    if (isYes && undoing) undo(undoing.id);
    setUndoing(null);
  };
  if (tables.length === 0) {
    return <EmptyPanel title={t('resultTables.history.emptyTitle')}>{t('resultTables.history.empty')}</EmptyPanel>;
  }
  return (
    <>
      <Wide>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              {(['file', 'content', 'state'] as const).map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`resultTables.history.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tables.map((table) => (
              <HistoryRow key={table.id} table={table} open={open} ask={setUndoing} />
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      <AskPanel
        isOpen={undoing !== null}
        title={t('resultTables.history.undoTitle')}
        yes={t('resultTables.history.undo')}
        no={t('vprImport.history.cancel')}
        answer={answer}
      >
        <p>{undoing && t('resultTables.history.undoText', { file: undoing.fileName })}</p>
      </AskPanel>
    </>
  );
}

type HistoryRowProps = { table: ResultTableView; open(id: number): void; ask(table: ResultTableView): void };

function HistoryRow({ table, open, ask }: HistoryRowProps) {
  const { moment, number, t } = useWords();
  const { fileName: file, rows, schools, state, tests } = table;
  const { at, by } = table.undone ?? table.imported ?? table.uploaded;
  const said = state === 'undone' ? 'undoneState' : state;
  const button = { variant: 'subtle', size: 'compact-sm' } as const;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {file}
      </Table.Th>
      <Table.Td>
        {t('resultTables.history.rows', { rows: number(rows), schools: number(schools), tests: number(tests) })}
      </Table.Td>
      <Table.Td>
        {t(`resultTables.history.${said}`, { by: by ?? t('vprImport.history.command'), when: moment(at) })}{' '}
        {state === 'uploaded' && (
          <Button {...button} aria-label={t('resultTables.history.openLabel', { file })} onClick={() => open(table.id)}>
            {t('resultTables.history.open')}
          </Button>
        )}
        {state === 'imported' && (
          <Button {...button} aria-label={t('resultTables.history.undoLabel', { file })} onClick={() => ask(table)}>
            {t('resultTables.history.undo')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
