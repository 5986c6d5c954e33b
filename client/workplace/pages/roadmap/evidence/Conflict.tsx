import { Alert, Button, Group, Table } from '@mantine/core';
import type { Evidence } from '../../../../../server/roadmap/evidence/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { dataName, differing, type Values, valuesOf } from './data.ts';
import { FieldValue } from './FieldValue.tsx';
import { FIELDS } from './fields.ts';

type ConflictProps = {
  /** The record as it is now, after the other person's change. */
  theirs: Evidence;
  mine: Values;
  takeTheirs(): void;
  keepMine(): void;
};

/** Somebody else changed the record meanwhile: what is different, side by side, and nothing is lost. */
export function Conflict({ theirs, mine, takeTheirs, keepMine }: ConflictProps) {
  const { moment, t } = useWords();
  const fields = FIELDS[theirs.kind];
  const now = valuesOf(fields, theirs.data);
  const different = differing(fields, mine, now);
  return (
    <Alert color="gray" variant="light" role="alert" mb="md" title={t('evidence.conflict.title')}>
      <p>
        {t('evidence.conflict.lead', {
          person: theirs.changedBy ?? t('evidence.somebody'),
          at: moment(theirs.changedAt),
        })}
      </p>
      <Wide label={t('evidence.conflict.title')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('evidence.conflict.field')}</Table.Th>
              <Table.Th scope="col">{t('evidence.conflict.mine')}</Table.Th>
              <Table.Th scope="col">{t('evidence.conflict.theirs')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {different.map((field) => (
              <Table.Tr key={field.name}>
                <Table.Th scope="row">{t(`evidence.fields.${field.name}`)}</Table.Th>
                <Table.Td>
                  <FieldValue field={field} value={mine[dataName(field)]} />
                </Table.Td>
                <Table.Td>
                  <FieldValue field={field} value={now[dataName(field)]} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      <Group mt="sm">
        <Button variant="default" onClick={keepMine}>
          {t('evidence.conflict.keepMine')}
        </Button>
        <Button variant="default" onClick={takeTheirs}>
          {t('evidence.conflict.takeTheirs')}
        </Button>
      </Group>
    </Alert>
  );
}
