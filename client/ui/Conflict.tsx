import { Alert, Button, Group, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Wide } from './Wide.tsx';
import { useWords } from './words.ts';

/** What stands in one place here and there; texts that are alike are left out. */
export type ConflictRow = { label: string; mine: ReactNode; theirs: ReactNode };

/** What a page says in words of its own; the rest is said alike everywhere. */
export type ConflictTexts = { title: string; lead: string; take: string; keep: string };

type ConflictProps = {
  /** Who wrote in between; null when the account is gone. */
  who: string | null;
  /** Absent where the two are not compared field by field. */
  rows?: ConflictRow[];
  texts?: Partial<ConflictTexts>;
  /** What is shown between the text and the choice. */
  children?: ReactNode;
  takeTheirs(): void;
  /** Absent where saving again keeps what was typed, or nothing may be saved. */
  keepMine?: () => void;
  isSaving?: boolean;
};

/** What somebody else has written meanwhile, beside what was typed here. */
export function Conflict({ who, rows, texts, children, takeTheirs, keepMine, isSaving }: ConflictProps) {
  const { t } = useWords();
  return (
    <Alert color="gray" variant="light" role="alert" mb="md" title={texts?.title ?? t('conflict.title')}>
      <p>{texts?.lead ?? t('conflict.text', { who: who ?? t('conflict.somebody') })}</p>
      {rows && <Differences rows={rows.filter(({ mine, theirs }) => mine !== theirs)} />}
      {children}
      <Group mt="sm">
        {keepMine && (
          <Button onClick={keepMine} loading={isSaving}>
            {texts?.keep ?? t('conflict.save')}
          </Button>
        )}
        <Button variant="default" size={keepMine ? undefined : 'compact-sm'} onClick={takeTheirs}>
          {texts?.take ?? t('conflict.take')}
        </Button>
      </Group>
    </Alert>
  );
}

function Differences({ rows }: { rows: ConflictRow[] }) {
  const { t } = useWords();
  if (rows.length === 0) return <p>{t('conflict.same')}</p>;
  return (
    <Wide label={t('conflict.title')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('conflict.field')}</Table.Th>
            <Table.Th scope="col">{t('conflict.mine')}</Table.Th>
            <Table.Th scope="col">{t('conflict.theirs')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ label, mine, theirs }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td>{mine || '–'}</Table.Td>
              <Table.Td>{theirs || '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
