import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { postJson } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';

type BeginRoadmapProps = { year: number; years: number[] };

/** Makes the roadmap of the year: from the template in the first one, from that of this year for the next. */
export function BeginRoadmap({ year, years: [present] }: BeginRoadmapProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const isNext = year !== present;
  const begin = useMutation({
    mutationFn: () => postJson('/api/roadmap', { year, from: isNext ? (present ?? null) : null }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <>
      <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
        {t(isNext ? 'setup.beginRoadmap.former' : 'setup.beginRoadmap.template')}
      </Button>
      <FaultAlert error={begin.error} />
    </>
  );
}
