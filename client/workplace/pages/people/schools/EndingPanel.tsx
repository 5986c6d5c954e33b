import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SchoolResponse } from '../../../../../server/people/schools/register/schemas.ts';
import { SCHOOLS_PATH } from '../../../../api/people/registerQueries.ts';
import { postJson, remove } from '../../../../api/request.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { Dependents } from './Dependents.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { useRegisterChanged } from './useRegisterChanged.ts';

type Asked = 'close' | 'reopen' | 'merge' | 'remove';

/** What depends on a school, and the ways in which it ends: closed, merged, or deleted where nothing depends on it. */
export function EndingPanel({ school }: { school: SchoolResponse }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const isEnding = school.closedOn !== null;
  return (
    <Section title={t('schoolRegister.ending.title')}>
      <p>{t(school.canDelete ? 'schoolRegister.ending.unused' : 'schoolRegister.ending.used')}</p>
      {!school.canDelete && <Dependents counts={school.dependents} />}
      <Group gap="xs">
        {isEnding ? (
          <Button variant="default" onClick={() => setAsked('reopen')}>
            {t('schoolRegister.reopen.button')}
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={() => setAsked('close')}>
              {t('schoolRegister.close.button')}
            </Button>
            <Button variant="default" onClick={() => setAsked('merge')}>
              {t('schoolRegister.merge.button')}
            </Button>
          </>
        )}
        {school.canDelete && (
          <Button variant="default" onClick={() => setAsked('remove')}>
            {t('schoolRegister.remove.button')}
          </Button>
        )}
      </Group>
      {asked === 'close' && <CloseDialog school={school} close={close} />}
      {asked === 'merge' && <MergeDialog school={school} close={close} />}
      <Reopening school={school} isAsked={asked === 'reopen'} close={close} />
      <Removal school={school} isAsked={asked === 'remove'} close={close} />
    </Section>
  );
}

type AskedProps = { school: SchoolResponse; isAsked: boolean; close(): void };

function Reopening({ close, isAsked, school: { id, successor, version } }: AskedProps) {
  const { say, t } = useWords();
  const changed = useRegisterChanged();
  const reopen = useMutation({
    mutationFn: () => postJson(`${SCHOOLS_PATH}/${id}/reopen`, { version }),
    onSuccess: async () => {
      await changed();
      close();
    },
  });
  return (
    <ConfirmDialog
      title={t('schoolRegister.reopen.title')}
      text={
        successor
          ? t('schoolRegister.reopen.merged', { name: say(successor.shortName) })
          : t('schoolRegister.reopen.text')
      }
      confirm={t('schoolRegister.reopen.button')}
      opened={isAsked}
      isPending={reopen.isPending}
      error={reopen.error}
      close={close}
      act={() => reopen.mutate()}
    />
  );
}

function Removal({ close, isAsked, school: { id } }: AskedProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const changed = useRegisterChanged();
  const removal = useMutation({
    mutationFn: () => remove(`${SCHOOLS_PATH}/${id}`),
    // First away: the page of a school that is gone would ask for it again.
    onSuccess: async () => {
      await navigate({ to: '/schools' });
      await changed();
    },
  });
  return (
    <ConfirmDialog
      title={t('schoolRegister.remove.title')}
      text={t('schoolRegister.remove.text')}
      confirm={t('schoolRegister.remove.button')}
      opened={isAsked}
      isPending={removal.isPending}
      error={removal.error}
      close={close}
      act={() => removal.mutate()}
    />
  );
}
