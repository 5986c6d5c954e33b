import { Table } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { SimilarResponse } from '../../../../../server/profiles/comparison/schemas.ts';
import { getJson } from '../../../../api/request.ts';
import { MethodLink } from '../../../../ui/MethodLink.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';

const similarQuery = (school: number, campaign: number) =>
  queryOptions({
    queryKey: ['similar', school, campaign],
    queryFn: () => getJson<SimilarResponse>(`/api/schools/${school}/similar?campaign=${campaign}`),
  });

/** A school beside the mean of those like it: which they are, why, and how the risks differ. */
export function SimilarPanel({ schoolId, campaign }: { schoolId: number; campaign: number }) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const query = useQuery(similarQuery(schoolId, campaign));
  const school = say(nameOf(schoolId));
  return (
    <Section title={t('compare.similar.title', { school })}>
      <p>
        {t('compare.similar.how')} <MethodLink method="similar-schools" />
      </p>
      <Answer query={query}>
        {(data) =>
          data.schools.length === 0 ? (
            <EmptyPanel title={t('compare.similar.emptyTitle')}>{t('compare.similar.empty')}</EmptyPanel>
          ) : (
            <>
              <SchoolsTable data={data} school={school} />
              <FactorsTable data={data} />
            </>
          )
        }
      </Answer>
    </Section>
  );
}

function SchoolsTable({ data, school }: { data: SimilarResponse; school: string }) {
  const { number, say, t } = useWords();
  const about = (count: number | null) =>
    count === null ? t('risk.noData') : t('compare.similar.about', { count: number(count) });
  const rows = [
    { id: data.schoolId, name: school, facts: data.facts, distance: null },
    ...data.schools.map(({ distance, facts, name, schoolId }) => ({ id: schoolId, name: say(name), facts, distance })),
  ];
  return (
    <Wide label={t('compare.similar.schools')}>
      <Table maw={860} mb="lg">
        <Table.Thead>
          <Table.Tr>
            {(['school', 'teachers', 'students', 'distance'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`compare.similar.table.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ distance, facts, id, name }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={distance === null ? 600 : 400}>
                {name}
              </Table.Th>
              <Table.Td>{about(facts.teachers)}</Table.Td>
              <Table.Td>{about(facts.students)}</Table.Td>
              <Table.Td>{distance === null ? t('compare.similar.itself') : number(distance, 1)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

function FactorsTable({ data }: { data: SimilarResponse }) {
  const { number, say, t } = useWords();
  return (
    <Wide label={t('compare.similar.risks')}>
      <Table maw={860}>
        <Table.Thead>
          <Table.Tr>
            {(['factor', 'own', 'mean', 'schools'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`compare.similar.table.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.factors.map(({ factor, mean, own, schools, title }) => (
            <Table.Tr key={factor}>
              <Table.Th scope="row" fw={400}>
                {say(title)}
              </Table.Th>
              <Table.Td>{typeof own === 'number' ? number(own) : t(`risk.${own}`)}</Table.Td>
              <Table.Td>{mean === null ? t('compare.similar.tooFew') : number(mean)}</Table.Td>
              <Table.Td>{number(schools)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
