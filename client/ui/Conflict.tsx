import { Alert, Button, Table } from '@mantine/core';
import { useWords } from './words.ts';

export type ConflictRow = { label: string; mine: string; theirs: string };

type ConflictProps = {
  /** Who wrote in between; null when the account is gone. */
  who: string | null;
  rows: ConflictRow[];
  takeTheirs(): void;
};

/** What somebody else has written meanwhile, beside what was typed here. Saving again keeps what was typed. */
export function Conflict({ who, rows, takeTheirs }: ConflictProps) {
  const { t } = useWords();
  const differing = rows.filter(({ mine, theirs }) => mine !== theirs);
  return (
    <Alert color="gray" variant="light" role="alert" mb="md" title={t('conflict.title')}>
      <p>{t('conflict.text', { who: who ?? t('conflict.somebody') })}</p>
      {differing.length === 0 ? (
        <p>{t('conflict.same')}</p>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('conflict.field')}</Table.Th>
              <Table.Th scope="col">{t('conflict.mine')}</Table.Th>
              <Table.Th scope="col">{t('conflict.theirs')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differing.map(({ label, mine, theirs }) => (
              <Table.Tr key={label}>
                <Table.Th scope="row">{label}</Table.Th>
                <Table.Td>{mine || '–'}</Table.Td>
                <Table.Td>{theirs || '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Button variant="default" size="compact-sm" mt="xs" onClick={takeTheirs}>
        {t('conflict.take')}
      </Button>
    </Alert>
  );
}
