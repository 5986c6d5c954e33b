import { Button, Group, NumberInput, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { DesignationsOfYear } from '../../../../../server/roadmap/municipal/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { designationsQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { yearOf } from '../../../../days.ts';
import { Paged } from '../../../../ui/Paged.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { NoSchools } from '../../../shell/NextStep.tsx';
import { useSchools } from '../../../shell/schools.ts';
import { DesignationDialog } from './DesignationDialog.tsx';
import { YearListPanel } from './list/YearListPanel.tsx';

export type DesignationRow = DesignationsOfYear['schools'][number];

const route = getRouteApi('/designations');

/** The register of designations: which schools take part in which year, on what ground, entered by whom. */
export function DesignationsPage() {
  const { t } = useWords();
  const about = useQuery(aboutQuery);
  const { year } = route.useSearch();
  return (
    <>
      <title>{`${t('designations.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('designations.title')}
      </Title>
      <p>{t('designations.lead')}</p>
      <Answer query={about} height={400}>
        {({ today }) => <Year year={year ?? yearOf(today)} />}
      </Answer>
    </>
  );
}

function Year({ year }: { year: number }) {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/designations' });
  const designations = useQuery(designationsQuery(year));
  return (
    <>
      <NumberInput
        label={t('roadmap.year')}
        maw={140}
        mb="md"
        min={2000}
        max={2100}
        value={year}
        onChange={(next) => {
          const chosen = Number(next);
          if (chosen >= 2000 && chosen <= 2100) void navigate({ search: { year: chosen }, replace: true });
        }}
      />
      <Answer query={designations} height={400}>
        {({ schools }) =>
          schools.length === 0 ? (
            <NoSchools />
          ) : (
            <>
              <YearListPanel year={year} />
              <Schools rows={schools} year={year} />
            </>
          )
        }
      </Answer>
    </>
  );
}

function Schools({ rows, year }: { rows: DesignationRow[]; year: number }) {
  const { day, say, t } = useWords();
  const { nameOf } = useSchools();
  const [chosen, setChosen] = useState<DesignationRow | null>(null);
  const count = (kind: 'lowResults' | 'hardConditions') => rows.filter(({ kinds }) => kinds.includes(kind)).length;
  // Participants of the year before the others; within both by name.
  const schoolOf = useCallback(({ schoolId }: DesignationRow) => say(nameOf(schoolId)), [nameOf, say]);
  const ordered = useMemo(() => {
    const order = new Intl.Collator('ru').compare;
    return rows.toSorted(
      (a, b) => Number(b.kinds.length > 0) - Number(a.kinds.length > 0) || order(schoolOf(a), schoolOf(b)),
    );
  }, [rows, schoolOf]);
  return (
    <>
      <p>
        <strong>{t('designations.counts', { low: count('lowResults'), hard: count('hardConditions') })}</strong>
      </p>
      <Paged rows={ordered} nameOf={schoolOf} search={t('shell.pages.search')}>
        {(shown) => (
          <Wide label={t('designations.title')}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {(['school', 'status', 'ground', 'change'] as const).map((column) => (
                    <Table.Th key={column} scope="col">
                      {t(`designations.${column}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shown.map((row) => (
                  <Table.Tr key={row.schoolId}>
                    <Table.Th scope="row">{say(nameOf(row.schoolId))}</Table.Th>
                    <Table.Td>
                      <Group gap="xs">
                        {row.kinds.length === 0
                          ? t('designations.noStatus')
                          : row.kinds.map((kind) => t(`designation.${kind}`)).join(', ')}
                        {row.kinds.length > 0 && row.recordedFor !== year && (
                          <span className="quiet">{t('designations.carried', { year: row.recordedFor })}</span>
                        )}
                      </Group>
                    </Table.Td>
                    <Table.Td>
                      {row.newest && (
                        <>
                          {row.newest.note}{' '}
                          <span className="quiet">
                            {day(row.newest.onDay)}, {row.newest.changedBy ?? t('evidence.somebody')}
                          </span>
                        </>
                      )}
                    </Table.Td>
                    <Table.Td>
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={t('designations.changeOf', { school: say(nameOf(row.schoolId)) })}
                        onClick={() => setChosen(row)}
                      >
                        {t('designations.change')}
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        )}
      </Paged>
      {chosen && <DesignationDialog row={chosen} year={year} close={() => setChosen(null)} />}
    </>
  );
}
