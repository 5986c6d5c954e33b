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
import { dataName, type Value, valuesOf } from './data.ts';
import { EditRecord } from './EditRecord.tsx';
import { FieldValue } from './FieldValue.tsx';
import { Files } from './Files.tsx';
import { FIELDS } from './fields.ts';
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
      <Answer query={record}>{(data) => <Record key={data.id} record={data} />}</Answer>
    </>
  );
}

function Record({ record }: { record: Evidence }) {
  const words = useWords();
  const { day, moment, say, t } = words;
  const [isEditing, edit] = useState(false);
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
          <Button variant="default" onClick={() => edit(true)}>
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
        <EditRecord record={record} today={about.data.today} close={() => edit(false)} />
      ) : (
        <Facts record={record} />
      )}
      {record.kind === 'review' && <Agreement record={record} />}
      <Section title={t('evidence.files.title')}>
        <Files record={record} />
      </Section>
      <Section title={t('evidence.history.title')}>
        <RecordHistory record={record} />
      </Section>
      <Withdrawal record={record} />
    </>
  );
}

/** Fields that nobody filled in only take room. */
const isSaid = (value: Value) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0);

function Facts({ record }: { record: Evidence }) {
  const { t } = useWords();
  const fields = FIELDS[record.kind];
  const values = valuesOf(fields, record.data);
  return (
    <Table>
      <Table.Tbody>
        {fields
          .filter((field) => field.type !== 'kept' && isSaid(values[dataName(field)]))
          .map((field) => (
            <Table.Tr key={field.name}>
              <Table.Th scope="row" w="32%">
                {t(`evidence.fields.${field.name}`)}
              </Table.Th>
              <Table.Td>
                <FieldValue field={field} value={values[dataName(field)]} />
              </Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}
