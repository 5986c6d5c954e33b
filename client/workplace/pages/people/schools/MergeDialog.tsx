import { Button, Group, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MergePreview, SchoolResponse } from '../../../../../server/people/schools/register/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { mergePreviewQuery, SCHOOLS_PATH } from '../../../../api/people/registerQueries.ts';
import { schoolsQuery } from '../../../../api/people/schoolQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { offerMatching } from '../../../shell/options.ts';
import { MergePreviewPanel } from './MergePreviewPanel.tsx';
import { useRegisterChanged } from './useRegisterChanged.ts';

/** Which school another one goes into, what that means, and the last day. Nothing moves: the past of both stays where it is. */
export function MergeDialog({ close, school }: { school: SchoolResponse; close(): void }) {
  const { say, t } = useWords();
  const { data: about } = useQuery(aboutQuery);
  const schools = useQuery(schoolsQuery).data?.schools ?? [];
  const changed = useRegisterChanged();
  const [into, setInto] = useState<number | null>(null);
  const [on, setOn] = useState(about?.today ?? '');
  const preview = useQuery(mergePreviewQuery(school.id, into));
  const merge = useMutation({
    mutationFn: ({ version }: Pick<MergePreview, 'version'>) =>
      postJson(`${SCHOOLS_PATH}/${school.id}/merge`, { version, into, on }),
    onSuccess: async () => {
      await changed();
      close();
    },
  });
  const offered = schools.filter(({ closedOn, id }) => id !== school.id && closedOn === null);
  const isClear = preview.data !== undefined && preview.data.obstacles.length === 0;
  return (
    <Dialog
      opened
      size="lg"
      title={t('schoolRegister.merge.title', { name: say(school.data.shortName) })}
      close={close}
    >
      <p>{t('schoolRegister.merge.lead')}</p>
      <Select
        label={t('schoolRegister.merge.into')}
        placeholder={t('accounts.schoolChoose')}
        nothingFoundMessage={t('shell.search.nothing')}
        searchable
        filter={offerMatching}
        mb="sm"
        data={offered.map(({ id, shortName }) => ({ value: String(id), label: say(shortName) }))}
        value={into === null ? null : String(into)}
        onChange={(id) => {
          merge.reset();
          setInto(id === null ? null : Number(id));
        }}
      />
      {into !== null && (
        <>
          <TextInput
            type="date"
            label={t('schoolRegister.lastDay')}
            mb="sm"
            maw={220}
            value={on}
            onChange={({ currentTarget }) => setOn(currentTarget.value)}
          />
          <Answer query={preview} height={160}>
            {(data) => <MergePreviewPanel preview={data} on={on} />}
          </Answer>
        </>
      )}
      <FaultAlert error={merge.error} />
      <Group mt="md">
        <Button
          disabled={!isClear || on === ''}
          loading={merge.isPending}
          onClick={() => preview.data && merge.mutate(preview.data)}
        >
          {t('schoolRegister.merge.confirm')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('account.cancel')}
        </Button>
      </Group>
    </Dialog>
  );
}
