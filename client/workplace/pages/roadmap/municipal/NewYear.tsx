import { Button, Group, NativeSelect, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoadmapContent, YearsResponse } from '../../../../../server/roadmap/municipal/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';

/** Makes the roadmap of another year from one that exists: its rows and rules stay, its days move by whole years. */
export function NewYear({ years }: Pick<YearsResponse, 'years'>) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const newest = Math.max(...years.map(({ year }) => year));
  const [isOpen, setOpen] = useState(false);
  const [year, setYear] = useState<number | string>(newest + 1);
  const [from, setFrom] = useState(String(newest));
  const make = useMutation({
    mutationFn: () =>
      postJson<RoadmapContent>('/api/roadmap', { year: Number(year), from: from === '' ? null : Number(from) }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['roadmap'] });
      setOpen(false);
      await navigate({ to: '/roadmap', search: { year: made.year } });
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('roadmap.newYear.button')}
      </Button>
      <Dialog title={t('roadmap.newYear.title')} opened={isOpen} close={() => setOpen(false)}>
        <p>{t('roadmap.newYear.lead')}</p>
        <NumberInput label={t('roadmap.year')} mb="sm" min={2000} max={2100} value={year} onChange={setYear} />
        <NativeSelect
          label={t('roadmap.newYear.from')}
          mb="md"
          value={from}
          data={[...years.map((each) => String(each.year)), { value: '', label: t('roadmap.newYear.template') }]}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <FaultAlert error={make.error} />
        <Group>
          <Button loading={make.isPending} onClick={() => make.mutate()}>
            {t('roadmap.newYear.make')}
          </Button>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('evidence.cancel')}
          </Button>
        </Group>
      </Dialog>
    </>
  );
}
