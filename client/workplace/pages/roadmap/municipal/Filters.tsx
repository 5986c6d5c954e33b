import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { RoadmapStatus, YearsResponse } from '../../../../../server/roadmap/municipal/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { responsibleText } from './responsible.ts';
import type { RoadmapSearch } from './search.ts';
import { statesAmong } from './states.ts';

type FiltersProps = { search: RoadmapSearch; status: RoadmapStatus; years: YearsResponse };

/** Year, day and what is shown of the roadmap; all of it stands in the address. */
export function Filters({ search, status, years }: FiltersProps) {
  const words = useWords();
  const { month, say, t } = words;
  const navigate = useNavigate();
  const set = (change: Partial<RoadmapSearch>) =>
    void navigate({ to: '/roadmap', search: { ...search, ...change }, replace: true });
  const responsible = [...new Set(status.activities.flatMap((activity) => activity.responsible))];
  const any = { value: '', label: t('roadmap.any') };
  const isFiltered = [search.section, search.month, search.responsible, search.state].some(
    (each) => each !== undefined,
  );
  return (
    <Group align="end" gap="sm" role="search" aria-label={t('roadmap.filters')}>
      <NativeSelect
        label={t('roadmap.year')}
        value={String(status.year)}
        data={years.years.map(({ year }) => String(year))}
        onChange={(event) => set({ year: Number(event.currentTarget.value) })}
      />
      <TextInput
        type="date"
        label={t('roadmap.date')}
        value={search.date ?? years.today}
        onChange={(event) => {
          const date = event.currentTarget.value;
          set({ date: date === '' || date === years.today ? undefined : date });
        }}
      />
      <NativeSelect
        label={t('roadmap.section')}
        maw={200}
        value={search.section ?? ''}
        data={[any, ...status.sections.map(({ code, title }) => ({ value: code, label: `${code}. ${say(title)}` }))]}
        onChange={(event) => set({ section: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('roadmap.month')}
        value={String(search.month ?? '')}
        data={[any, ...Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: month(at + 1) }))]}
        onChange={(event) => set({ month: Number(event.currentTarget.value) || undefined })}
      />
      <NativeSelect
        label={t('roadmap.responsible')}
        maw={200}
        value={search.responsible ?? ''}
        data={[any, ...responsible.map((value) => ({ value, label: responsibleText(value, words) }))]}
        onChange={(event) => set({ responsible: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('roadmap.state')}
        value={search.state ?? ''}
        data={[any, ...statesAmong(status.activities).map((value) => ({ value, label: t(`roadmap.states.${value}`) }))]}
        onChange={(event) => set({ state: event.currentTarget.value || undefined })}
      />
      {isFiltered && (
        <Button
          variant="default"
          onClick={() => set({ section: undefined, month: undefined, responsible: undefined, state: undefined })}
        >
          {t('roadmap.reset')}
        </Button>
      )}
    </Group>
  );
}
