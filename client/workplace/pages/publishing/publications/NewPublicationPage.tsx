import { Alert, Button, NativeSelect, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type {
  Publication,
  PublicationKind,
  PublicationsResponse,
} from '../../../../../server/publishing/publications/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { schoolsQuery } from '../../../../api/people/schoolQueries.ts';
import { publicationsQuery } from '../../../../api/publishing/publicationQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { emptyFields, type Fields, gapsOf, newPublication } from './fields.ts';
import { PublicationFields } from './PublicationFields.tsx';
import styles from './publications.module.css';

export function NewPublicationPage() {
  const { t } = useWords();
  const list = useQuery(publicationsQuery);
  const about = useQuery(aboutQuery);
  return (
    <>
      <title>{`${t('publications.new.title')} · ${t('shell.app')}`}</title>
      <Link to="/publications">{t('publications.back')}</Link>
      <Title order={1} size="h2" mt={6}>
        {t('publications.new.title')}
      </Title>
      <Answer query={list}>
        {({ begin }) => <Answer query={about}>{({ today }) => <Beginning begin={begin} today={today} />}</Answer>}
      </Answer>
    </>
  );
}

type Begin = PublicationsResponse['begin'];

function Beginning({ begin, today }: { begin: Begin; today: string }) {
  const { say, t } = useWords();
  const { kind = 'news', school } = useSearch({ from: '/publications/new' });
  const navigate = useNavigate();
  const schools = useQuery(schoolsQuery);
  const ofSchools = begin.school.includes(kind) ? (schools.data?.schools.filter(({ isOpen }) => isOpen) ?? []) : [];
  const isDistrict = begin.district.includes(kind);
  if (!isDistrict && !begin.school.includes(kind))
    return <Alert color="gray">{t('publications.new.notAllowed')}</Alert>;
  const places = [
    ...(isDistrict ? [{ value: '', label: t('publications.district') }] : []),
    ...ofSchools.map(({ id, shortName }) => ({ value: String(id), label: say(shortName) })),
  ];
  // The place named in the address, when it is one of those offered; else the first.
  const chosen = places.find(({ value }) => value === String(school ?? '')) ?? places[0];
  if (!chosen) return null;
  const schoolId = chosen.value === '' ? null : Number(chosen.value);
  return (
    <>
      <p>{t(`publications.kinds.${kind}`)}</p>
      <NativeSelect
        label={t('publications.new.school')}
        maw={420}
        mb="md"
        value={chosen.value}
        data={places}
        onChange={({ currentTarget: { value } }) =>
          void navigate({
            to: '/publications/new',
            search: value === '' ? { kind } : { kind, school: Number(value) },
            replace: true,
          })
        }
      />
      <NewForm key={`${kind} ${schoolId === null}`} kind={kind} schoolId={schoolId} today={today} />
    </>
  );
}

function NewForm({ kind, schoolId, today }: { kind: PublicationKind; schoolId: number | null; today: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [fields, setFields] = useState<Fields>(() => emptyFields(kind, schoolId !== null, today));
  const [isTried, setTried] = useState(false);
  const gaps = gapsOf(fields);
  const saving = useMutation({
    mutationFn: () => postJson<Publication>('/api/publications', newPublication(fields, kind, schoolId)),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['publications'] });
      await navigate({ to: '/publications/$publicationId', params: { publicationId: id }, search: {} });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (gaps.length === 0) saving.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <PublicationFields
        {...{ kind, schoolId, fields }}
        gaps={isTried ? gaps : []}
        change={(part) => setFields((before) => ({ ...before, ...part }))}
      />
      <FaultAlert error={saving.error} />
      <Button type="submit" loading={saving.isPending}>
        {t('publications.new.save')}
      </Button>
    </form>
  );
}
