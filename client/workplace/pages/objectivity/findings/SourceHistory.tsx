import { Button, Table, Title } from '@mantine/core';
import { useState } from 'react';
import { postJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useObjectivityChange } from './objectivity.ts';

type Person = { by: string | null; at: string };

export type SourceRow = {
  id: number;
  fileName: string;
  inForce: boolean;
  loaded: Person;
  undone: Person | null;
  /** Further facts in the order of the columns. */
  facts: string[];
};

type SourceHistoryProps = {
  rows: SourceRow[];
  columns: string[];
  /** What the files are kept under. */
  path: string;
};

/** Files that were loaded, replaced and undone, newest first. */
export function SourceHistory({ rows, columns, path }: SourceHistoryProps) {
  const { t } = useWords();
  const [undone, setUndone] = useState<SourceRow | null>(null);
  const undoing = useObjectivityChange(
    (id: number) => postJson(`${path}/${id}/undo`, {}),
    () => setUndone(null),
  );
  return (
    <>
      <Title order={3} size="h5" mt="md">
        {t('objectivitySources.history')}
      </Title>
      {rows.length === 0 ? (
        <p className="quiet">{t('objectivitySources.historyNone')}</p>
      ) : (
        <Wide label={t('objectivitySources.history')}>
          <Table maw={860} verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('objectivitySources.file')}</Table.Th>
                {columns.map((column) => (
                  <Table.Th key={column} scope="col">
                    {column}
                  </Table.Th>
                ))}
                <Table.Th scope="col">{t('objectivitySources.state')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <HistoryRow key={row.id} row={row} columns={columns} ask={() => setUndone(row)} />
              ))}
            </Table.Tbody>
          </Table>
        </Wide>
      )}
      <AskPanel
        isOpen={undone !== null}
        title={t('objectivitySources.undoTitle')}
        yes={t('objectivitySources.undo')}
        no={t('objectivityWork.form.cancel')}
        isPending={undoing.isPending}
        answer={(isYes) => (isYes && undone ? undoing.mutate(undone.id) : setUndone(null))}
      >
        <p>{t('objectivitySources.undoText')}</p>
        <FaultAlert error={undoing.error} />
      </AskPanel>
    </>
  );
}

function HistoryRow({ row, columns, ask }: { row: SourceRow; columns: string[]; ask(): void }) {
  const { moment, t } = useWords();
  const person = ({ at, by }: Person) => ({ when: moment(at), who: by ?? t('objectivityWork.commandOrDeleted') });
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {row.fileName}
      </Table.Th>
      {row.facts.map((fact, index) => (
        <Table.Td key={columns[index]}>{fact}</Table.Td>
      ))}
      <Table.Td>
        {row.undone === null
          ? t(row.inForce ? 'objectivitySources.inForce' : 'objectivitySources.replaced')
          : t('objectivitySources.undone', person(row.undone))}
        <div className="quiet">{t('objectivitySources.loaded', person(row.loaded))}</div>
        {row.undone === null && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('objectivitySources.undoLabel', { file: row.fileName })}
            onClick={ask}
          >
            {t('objectivitySources.undo')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
