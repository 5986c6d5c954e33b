import { Table } from '@mantine/core';
import type { AuditEntry, AuditWordsResponse } from '../../../../../server/people/audit/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import styles from './AuditPage.module.css';

type AuditTableProps = { entries: AuditEntry[]; words: AuditWordsResponse };

const COLUMNS = ['at', 'person', 'action', 'record', 'school', 'details'] as const;

export function AuditTable({ entries, words }: AuditTableProps) {
  const { moment, say, t } = useWords();
  const { nameOf } = useSchools();
  /** A code that this version does not know is shown as it is. */
  const wordOf = (texts: AuditWordsResponse['actions'], code: string) => (texts[code] ? say(texts[code]) : code);
  return (
    <Wide label={t('audit.title')}>
      <Table stickyHeader striped>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`audit.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td className={styles.at}>{moment(entry.at)}</Table.Td>
              <Table.Td>
                <Person account={entry.account} />
              </Table.Td>
              <Table.Td>{wordOf(words.actions, entry.action)}</Table.Td>
              <Table.Td>
                {wordOf(words.kinds, entry.kind)} <span className={styles.record}>{entry.record}</span>
              </Table.Td>
              <Table.Td>{entry.schoolId === null ? '' : say(nameOf(entry.schoolId))}</Table.Td>
              <Table.Td>
                {Object.entries(entry.details)
                  .map(([name, value]) => `${wordOf(words.details, name)}: ${value}`)
                  .join('; ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

function Person({ account }: { account: AuditEntry['account'] }) {
  const { t } = useWords();
  if (account?.name) return account.name;
  return <span className={styles.record}>{t(account === null ? 'audit.nobody' : 'audit.deleted')}</span>;
}
