import { Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Evidence, EvidenceKind } from '../../../../../server/roadmap/evidence/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { postFile, postJson } from '../../../../api/request.ts';
import { evidenceQuery } from '../../../../api/roadmap/evidenceQueries.ts';
import { withoutCamera } from '../../../../photo.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { uuid } from '../../../../uuid.ts';
import { useSession } from '../../../shell/session.ts';
import { blank, dataOf, type Values } from './data.ts';
import type { RecordFields } from './FieldInput.tsx';
import type { Field } from './fields.ts';
import { KindFields } from './KindFields.tsx';
import { NewFiles } from './NewFiles.tsx';
import { RecordEditor } from './RecordEditor.tsx';

const route = getRouteApi('/evidence/new');

/** A new record; kind, place and what the task already knows come with the address. */
export function NewRecordPage() {
  const { t } = useWords();
  const { given, kind = 'document', school } = route.useSearch();
  const about = useQuery(aboutQuery);
  const begin = useQuery(evidenceQuery({ kind }));
  return (
    <>
      <title>{`${t('evidence.newTitle')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2" mb="sm">
        {t(`evidence.begin.${kind}`)}
      </Title>
      <Answer query={begin}>
        {({ begin: may }) => {
          const district = may.district.includes(kind);
          if (!district && !may.school.includes(kind)) {
            return <EmptyPanel title={t('evidence.notYours')}>{t('evidence.notYoursText')}</EmptyPanel>;
          }
          return (
            <Answer query={about}>
              {({ today }) => (
                <KindFields kind={kind}>
                  {(fields) => (
                    <Fields
                      kind={kind}
                      fields={fields}
                      school={school}
                      district={district}
                      today={today}
                      given={given}
                    />
                  )}
                </KindFields>
              )}
            </Answer>
          );
        }}
      </Answer>
    </>
  );
}

type FieldsProps = {
  kind: EvidenceKind;
  fields: readonly Field[];
  school?: number;
  district: boolean;
  today: string;
  given?: Values;
};

function Fields({ kind, fields, school, district, today, given }: FieldsProps) {
  const { t } = useWords();
  const { memberships } = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  /** Sent again after a lost reply, the record is stored once. */
  const [key] = useState(() => uuid());
  const own = memberships.flatMap(({ schoolId }) => schoolId ?? []);
  const only = !district && own.length === 1 ? own[0] : undefined;
  const [files, setFiles] = useState<File[]>([]);
  const [stored, setStored] = useState<Evidence | null>(null);
  const save = useMutation({
    mutationFn: async ({ data, occursOn, schoolId }: RecordFields) => {
      const record = await postJson<Evidence>('/api/evidence', {
        kind,
        key,
        occursOn,
        schoolId: schoolId === '' ? null : Number(schoolId),
        data: dataOf(fields, data),
      });
      setStored(record);
      for (const file of files) await postFile<Evidence>(`/api/evidence/${record.id}/files`, await withoutCamera(file));
      return record;
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['evidence'] });
      await navigate({ to: '/evidence/$evidenceId', params: { evidenceId: id } });
    },
  });
  if (stored && save.error) {
    // What was typed is kept there; it is not typed here a second time.
    return (
      <>
        <FaultAlert error={save.error} />
        <p>
          {t('evidence.files.unsent')}{' '}
          <Link to="/evidence/$evidenceId" params={{ evidenceId: stored.id }}>
            {t('evidence.files.open')}
          </Link>
        </p>
      </>
    );
  }
  return (
    <RecordEditor
      kind={kind}
      fields={fields}
      initial={{
        occursOn: today,
        schoolId: String(school ?? only ?? ''),
        note: '',
        data: { ...blank(fields, today), ...given },
      }}
      today={today}
      places={{ schools: district ? null : own, district }}
      isNew
      isSaving={save.isPending}
      error={save.error}
      save={(typed) => save.mutate(typed)}
      cancel={() => void navigate({ to: '/evidence', search: { kind } })}
    >
      <NewFiles files={files} change={setFiles} />
    </RecordEditor>
  );
}
