import { Button, Group, NativeSelect, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SchoolResponse } from '../../../../../server/people/schools/register/schemas.ts';
import type { TerritoriesResponse } from '../../../../../server/people/territories/schemas.ts';
import { SCHOOLS_PATH, territoriesQuery } from '../../../../api/people/registerQueries.ts';
import { postJson, Refusal } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { SchoolFields } from './SchoolFields.tsx';
import { checkValues, EMPTY, faultsByField, formOf, type SchoolValues } from './schoolForm.ts';
import styles from './schools.module.css';
import { useRegisterChanged } from './useRegisterChanged.ts';

/** One school entered by hand. */
export function NewSchoolPage() {
  const { t } = useWords();
  const territories = useQuery(territoriesQuery);
  return (
    <>
      <title>{`${t('schoolRegister.newTitle')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('schoolRegister.newTitle')}
      </Title>
      <p>{t('schoolRegister.newLead')}</p>
      <Answer query={territories}>
        {(data) =>
          data.territories.length === 0 ? (
            <EmptyPanel title={t('territories.emptyTitle')}>{t('territories.empty')}</EmptyPanel>
          ) : (
            <NewSchool territories={data.territories} />
          )
        }
      </Answer>
    </>
  );
}

function NewSchool({ territories }: Pick<TerritoriesResponse, 'territories'>) {
  const words = useWords();
  const { say, t } = words;
  const navigate = useNavigate();
  const changed = useRegisterChanged();
  // Schools lie in municipalities; where there is one, it is plain.
  const [territory, setTerritory] = useState(
    String((territories.find(({ kind }) => kind === 'municipality') ?? territories[0])?.id ?? ''),
  );
  const form = useForm<SchoolValues>({ initialValues: EMPTY, validate: (values) => checkValues(words, values) });
  const add = useMutation({
    mutationFn: (values: SchoolValues) =>
      postJson<SchoolResponse>(SCHOOLS_PATH, { territoryId: Number(territory), data: formOf(values) }),
    onSuccess: async ({ id }) => {
      await changed();
      await navigate({ to: '/schools/$schoolId/data', params: { schoolId: id } });
    },
    onError: (error) => {
      if (error instanceof Refusal) form.setErrors(faultsByField(words, error.problem?.faults ?? []));
    },
  });
  return (
    <form className={styles.form} noValidate onSubmit={form.onSubmit((values) => add.mutate(values))}>
      {territories.length > 1 && (
        <NativeSelect
          label={t('schoolRegister.fields.territory')}
          mb="sm"
          data={territories.map(({ id, name }) => ({ value: String(id), label: say(name) }))}
          value={territory}
          onChange={({ currentTarget }) => setTerritory(currentTarget.value)}
        />
      )}
      <SchoolFields form={form} />
      <FaultAlert error={add.error} />
      <Group>
        <Button type="submit" loading={add.isPending}>
          {t('schoolRegister.addThis')}
        </Button>
        <Button variant="default" renderRoot={(props) => <Link to="/schools" {...props} />}>
          {t('account.cancel')}
        </Button>
      </Group>
    </form>
  );
}
