import { Alert, Badge, Button, Group, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Evidence } from '../../../../../server/roadmap/evidence/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { evidenceRecordQuery } from '../../../../api/roadmap/evidenceQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { Agreement } from './Agreement.tsx';
import { type Value, valuesOf } from './data.ts';
import { EditRecord } from './EditRecord.tsx';
import { FieldValue } from './FieldValue.tsx';
import { Files } from './Files.tsx';
import { type Field, labelOf } from './fields.ts';
import { KindFields } from './KindFields.tsx';
import { RecordHistory } from './RecordHistory.tsx';
import { titleOf } from './title.ts';
import { Withdrawal } from './Withdrawal.tsx';

const route = getRouteApi('/evidence/$evidenceId');

/** One record: what it says, its files, who changed it, and what may be done with it. */
export function RecordPage() {
  const { evidenceId } = route.useParams();
  const record = useQuery(evidenceRecordQuery(evidenceId));
  const { t } = useWords();
  return (
    <>
      {record.isError && (
        <Title order={1} size="h2">
          {t('evidence.title')}
        </Title>
      )}
      <Answer query={record}>
        {(data) => (
          <KindFields kind={data.kind}>{(fields) => <Record key={data.id} record={data} fields={fields} />}</KindFields>
        )}
      </Answer>
    </>
  );
}

type RecordProps = { record: Evidence; fields: readonly Field[] };

function Record({ record, fields }: RecordProps) {
  const words = useWords();
  const { day, moment, say, t } = words;
  const [isEditing, setEditing] = useState(false);
  const about = useQuery(aboutQuery);
  const title = titleOf(record, words);
  return (
    <>
      <title>{`${title} · ${t('shell.app')}`}</title>
      <Group justify="space-between" align="start">
        <Title order={1} size="h2">
          {title}
        </Title>
        {record.mayWrite && !isEditing && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('evidence.edit')}
          </Button>
        )}
      </Group>
      <p className="quiet">
        <Badge variant="outline">{t(`evidence.kinds.${record.kind}`)}</Badge> {day(record.occursOn)} ·{' '}
        {record.school === null ? t('evidence.district') : say(record.school)} ·{' '}
        {t('evidence.changed', { person: record.changedBy ?? t('evidence.somebody'), at: moment(record.changedAt) })}
      </p>
      {record.withdrawn && <Alert color="gray" title={t('evidence.withdrawn')} mb="md" />}
      {isEditing && about.data ? (
        <EditRecord record={record} fields={fields} today={about.data.today} close={() => setEditing(false)} />
      ) : (
        <Facts record={record} fields={fields} />
      )}
      {record.kind === 'review' && <Agreement record={record} />}
      <Section title={t('evidence.files.title')}>
        <Files record={record} />
      </Section>
      <Section title={t('evidence.history.title')}>
        <RecordHistory record={record} fields={fields} />
      </Section>
      <Withdrawal record={record} />
    </>
  );
}

/** Fields that nobody filled in only take room. */
const isSaid = (value: Value) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0);

function Facts({ record, fields }: RecordProps) {
  const words = useWords();
  const values = valuesOf(fields, record.data);
  return (
    <Table>
      <Table.Tbody>
        {fields
          .filter(({ name, type }) => type !== 'kept' && (record.hidden.includes(name) || isSaid(values[name])))
          .map((field) => (
            <Table.Tr key={field.name}>
              <Table.Th scope="row" w="32%">
                {labelOf(field, words)}
              </Table.Th>
              <Table.Td>
                <FieldValue field={field} hidden={record.hidden} path={field.name} value={values[field.name]} />
              </Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}
