import { Alert, Button, Table, Title } from '@mantine/core';
import { useState } from 'react';
import type { RollEntry, RollHistoryResponse } from '../../../../../server/answering/enrolment/schemas.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { putEntries, removeEntry, useRollChange } from './saving.ts';

/** Every number that was entered. A wrong one is removed, and put back at once if that was the mistake. */
export function RollHistory({ data, mayEdit }: { data: RollHistoryResponse; mayEdit: boolean }) {
  const words = useWords();
  const { day, moment, t } = words;
  const [removed, setRemoved] = useState<RollEntry | null>(null);
  const removing = useRollChange(removeEntry);
  const restoring = useRollChange((entry: RollEntry) => putEntries([entry]));
  const error = removing.error ?? restoring.error;
  if (data.entries.length === 0) return null;
  return (
    <section aria-label={t('roll.history')}>
      <Title order={2} size="h4">
        {t('roll.history')}
      </Title>
      {removed && (
        <Alert color="teal" role="status" my="sm">
          {t('roll.removed')}{' '}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => restoring.mutate(removed, { onSuccess: () => setRemoved(null) })}
          >
            {t('roll.undo')}
          </Button>
        </Alert>
      )}
      {error && <ErrorPanel error={error} />}
      <Wide>
        <Table striped>
          <Table.Thead>
            <Table.Tr>
              {(['asOf', 'group', 'people', 'history'] as const).map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`roll.${column}`)}
                </Table.Th>
              ))}
              {mayEdit && <Table.Td />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.entries.map(({ asOf, audience, grade, people, recordedAt, recordedBy }) => (
              <Table.Tr key={`${asOf} ${audience} ${grade}`}>
                <Table.Td>{day(asOf)}</Table.Td>
                <Table.Td>{cellName(words, audience, grade)}</Table.Td>
                <Table.Td>{people}</Table.Td>
                <Table.Td>
                  {recordedAt === null
                    ? t('roll.installed')
                    : t('roll.recorded', { name: recordedBy, when: moment(recordedAt) })}
                </Table.Td>
                {mayEdit && (
                  <Table.Td>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      onClick={() => {
                        const entry = { schoolId: data.schoolId, asOf, audience, grade, people };
                        removing.mutate(entry, { onSuccess: () => setRemoved(entry) });
                      }}
                    >
                      {t('roll.remove')}
                    </Button>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </section>
  );
}
