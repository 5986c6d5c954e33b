import { Alert, Button, NativeSelect, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RollEntry, RollHistoryResponse } from '../../../../../server/answering/enrolment/schemas.ts';
import { readPeople } from '../../../../../surveys/people-count.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { GROUPS } from './grid.ts';
import styles from './Roll.module.css';
import { putEntries, useRollChange } from './saving.ts';

type RollNowProps = { data: RollHistoryResponse; today: string; mayEdit: boolean };

/** What holds today, and the form for the next number. */
export function RollNow({ data, today, mayEdit }: RollNowProps) {
  const words = useWords();
  const { day, t } = words;
  return (
    <>
      <Wide>
        <Table maw={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('roll.group')}</Table.Th>
              <Table.Th scope="col">{t('roll.now')}</Table.Th>
              <Table.Th scope="col">{t('roll.asOf')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {GROUPS.map(({ audience, grade }) => {
              const entry = data.entries.find(
                (each) => each.audience === audience && each.grade === grade && each.asOf <= today,
              );
              return (
                <Table.Tr key={`${audience} ${grade}`}>
                  <Table.Th scope="row">{cellName(words, audience, grade)}</Table.Th>
                  <Table.Td>{entry?.people ?? t('roll.unknown')}</Table.Td>
                  <Table.Td>{entry && t('roll.since', { day: day(entry.asOf) })}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Wide>
      {mayEdit && <NewNumber schoolId={data.schoolId} today={today} />}
    </>
  );
}

function NewNumber({ schoolId, today }: { schoolId: number; today: string }) {
  const words = useWords();
  const { t } = words;
  const [place, setPlace] = useState(0);
  const [people, setPeople] = useState('');
  const [asOf, setAsOf] = useState(today);
  const [isTried, setTried] = useState(false);
  const saving = useRollChange((entry: RollEntry) => putEntries([entry]));
  const count = readPeople(people);
  return (
    <form
      noValidate
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (count === null || asOf === '') return;
        const { audience, grade } = GROUPS[place];
        saving.mutate(
          { schoolId, audience, grade, people: count, asOf },
          {
            onSuccess: () => {
              setPeople('');
              setTried(false);
            },
          },
        );
      }}
    >
      <NativeSelect
        label={t('roll.group')}
        value={String(place)}
        data={GROUPS.map(({ audience, grade }, index) => ({
          value: String(index),
          label: cellName(words, audience, grade),
        }))}
        onChange={({ currentTarget: { value } }) => setPlace(Number(value))}
      />
      <TextInput
        label={t('roll.people')}
        inputMode="numeric"
        value={people}
        error={isTried && count === null && t('roll.peopleWrong')}
        onChange={({ currentTarget: { value } }) => setPeople(value)}
      />
      <TextInput
        type="date"
        label={t('roll.asOf')}
        value={asOf}
        error={isTried && asOf === '' && t('roll.dayWrong')}
        onChange={({ currentTarget: { value } }) => setAsOf(value)}
      />
      <Button type="submit" loading={saving.isPending}>
        {t('roll.add')}
      </Button>
      {saving.isSuccess && !saving.isPending && (
        <Alert color="teal" role="status">
          {t('roll.saved')}
        </Alert>
      )}
      {saving.error && <ErrorPanel error={saving.error} />}
    </form>
  );
}
