import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TutorLoadResponse } from '../../../../server/tutors/load/schemas.ts';
import { tutorLoadQuery, tutorsQuery } from '../../../api/queries.ts';
import { Section } from '../../../ui/Section.tsx';
import { Answer } from '../../../ui/States.tsx';
import { Wide } from '../../../ui/Wide.tsx';
import { useWords } from '../../../ui/words.ts';

const COLUMNS = ['tutor', 'schools', 'highRisks', 'visits'] as const;

/** How much each tutor has to do; the page of tutors evens it out. */
export function TutorLoad() {
  const { t } = useWords();
  const load = useQuery(tutorLoadQuery);
  return (
    <Section title={t('district.tutors.title')}>
      <Answer query={load} height={80}>
        {(data) => <Load load={data} />}
      </Answer>
      <Link to="/tutors">{t('district.tutors.all')}</Link>
    </Section>
  );
}

function Load({ load: { proposal, tutors } }: { load: TutorLoadResponse }) {
  const { number, t } = useWords();
  const named = useQuery(tutorsQuery);
  const nameOf = (id: string) => named.data?.tutors.find(({ accountId }) => accountId === id)?.name ?? '…';
  if (tutors.length === 0) return <p>{t('district.tutors.none')}</p>;
  return (
    <>
      <p>{proposal.length > 0 ? t('district.tutors.uneven', { count: proposal.length }) : t('district.tutors.even')}</p>
      <Wide>
        <Table maw={760}>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`district.tutors.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tutors.map(({ accountId, highRisks, schools, visits }) => (
              <Table.Tr key={accountId}>
                <Table.Th scope="row">{nameOf(accountId)}</Table.Th>
                <Table.Td>{number(schools)}</Table.Td>
                <Table.Td>{number(highRisks)}</Table.Td>
                <Table.Td>{number(visits)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </>
  );
}
