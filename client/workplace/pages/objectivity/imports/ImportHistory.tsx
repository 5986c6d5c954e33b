import { Alert, Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportView } from '../../../../../server/objectivity/imports/schemas.ts';
import { vprTestsQuery } from '../../../../api/objectivity/testQueries.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, EmptyPanel, ErrorPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useTestName } from '../../content/library/tests.ts';
import styles from './ImportsPage.module.css';
import { importsQuery, useImportChange } from './imports.ts';

/** What was uploaded, imported, replaced and undone, newest first. */
export function ImportHistory({ open }: { open(id: number): void }) {
  const { t } = useWords();
  const imports = useQuery(importsQuery);
  return (
    <Section title={t('vprImport.history.title')}>
      <Answer query={imports}>
        {(data) =>
          data.imports.length === 0 ? (
            <EmptyPanel title={t('vprImport.history.emptyTitle')}>{t('vprImport.history.empty')}</EmptyPanel>
          ) : (
            <HistoryTable imports={data.imports} open={open} />
          )
        }
      </Answer>
    </Section>
  );
}

function HistoryTable({ imports, open }: { imports: ImportView[]; open(id: number): void }) {
  const { t } = useWords();
  const [undoing, setUndoing] = useState<ImportView | null>(null);
  const change = useImportChange(undoing?.id ?? 0);
  const undo = () =>
    change.mutate({ kind: 'undo' }, { onSuccess: () => setUndoing(null), onError: () => setUndoing(null) });
  return (
    <>
      <div role="status">
        {change.data === 'undo' && (
          <Alert color="teal" className={styles.said}>
            {t('vprImport.history.undoneNow')}
          </Alert>
        )}
      </div>
      {change.error && <ErrorPanel error={change.error} />}
      <Wide>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              {(['file', 'state', 'test', 'rows'] as const).map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`vprImport.history.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {imports.map((one) => (
              <HistoryRow key={one.id} one={one} open={open} ask={setUndoing} />
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      <AskPanel
        isOpen={undoing !== null}
        title={t('vprImport.history.undoTitle')}
        yes={t('vprImport.history.undo')}
        no={t('vprImport.history.cancel')}
        answer={(isYes) => (isYes ? undo() : setUndoing(null))}
      >
        <p>{undoing && t('vprImport.history.undoText', { file: undoing.fileName })}</p>
      </AskPanel>
    </>
  );
}

type HistoryRowProps = { one: ImportView; open(id: number): void; ask(one: ImportView): void };

function HistoryRow({ one, open, ask }: HistoryRowProps) {
  const { moment, number, t } = useWords();
  const tests = useQuery(vprTestsQuery);
  const name = useTestName();
  const { year, subject, grade } = one.test;
  const test = tests.data?.tests.find((each) => each.year === year && each.subject === subject && each.grade === grade);
  const { by, at } = one.undone ?? one.imported ?? one.uploaded;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {one.fileName}
      </Table.Th>
      <Table.Td>
        {t(`vprImport.history.${one.state}`, { when: moment(at), by: by ?? t('vprImport.history.command') })}
        {one.state === 'imported' && (
          <div className="quiet">{t('vprImport.history.current', { current: one.current, count: one.schools })}</div>
        )}
        <NotShown {...one} />
        {one.state === 'uploaded' && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('vprImport.history.openLabel', { file: one.fileName })}
            onClick={() => open(one.id)}
          >
            {t('vprImport.history.open')}
          </Button>
        )}
        {one.state === 'imported' && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('vprImport.history.undoLabel', { file: one.fileName })}
            onClick={() => ask(one)}
          >
            {t('vprImport.history.undo')}
          </Button>
        )}
      </Table.Td>
      <Table.Td>
        {test ? name(test) : subject}, {year}
      </Table.Td>
      <Table.Td>
        {one.state === 'uploaded'
          ? number(one.rows)
          : t('vprImport.history.taken', { taken: number(one.taken), rows: number(one.rows) })}
      </Table.Td>
    </Table.Tr>
  );
}

/** Of how many schools the newest results are not shown, and why. */
export function NotShown({ hidden, waiting }: Pick<ImportView, 'hidden' | 'waiting'>) {
  const { t } = useWords();
  return (
    <>
      {waiting > 0 && <p>{t('vprImport.history.waiting', { count: waiting })}</p>}
      {hidden > 0 && <p>{t('vprImport.history.hidden', { count: hidden })}</p>}
    </>
  );
}
