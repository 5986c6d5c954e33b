import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { measuresQuery } from '../../../../api/content/contentQueries.ts';
import { practiceQuery } from '../../../../api/roadmap/planQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { effectText } from '../../roadmap/practice/changeText.ts';
import { takenBy } from '../school/measureOrder.ts';

/** Which measures are in use against the factor, where, and what the effect looks like so far. */
export function InUse({ factor }: { factor: string }) {
  const words = useWords();
  const { say, t } = words;
  const practice = useQuery(practiceQuery(factor));
  const library = useQuery(measuresQuery).data?.measures;
  return (
    <Section title={t('practice.inUse.title')}>
      <Answer query={practice} height={120}>
        {({ schools, uses }) => {
          const names = new Map(schools.map(({ id, name }) => [id, say(name)]));
          const list = (ids: number[]) => ids.map((id) => names.get(id) ?? id).join(', ');
          const rows = uses.filter((use) => use.factor === factor).sort((a, b) => takenBy(b) - takenBy(a));
          if (rows.length === 0) return <p className="quiet">{t('practice.inUse.none')}</p>;
          return (
            <Wide>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t('practice.compare.columns.measure')}</Table.Th>
                    <Table.Th scope="col">{t('practice.inUse.schools')}</Table.Th>
                    <Table.Th scope="col">{t('practice.compare.columns.outcome')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((use) => {
                    const title = library?.find(({ code }) => code === use.measure)?.title;
                    const states = (['done', 'underWay', 'planned'] as const).filter((state) => use[state].length > 0);
                    return (
                      <Table.Tr key={use.measure}>
                        <Table.Th scope="row">{title ? say(title) : use.measure}</Table.Th>
                        <Table.Td>
                          {states.map((state) => (
                            <div key={state}>{t(`practice.use.${state}`, { schools: list(use[state]) })}</div>
                          ))}
                        </Table.Td>
                        <Table.Td>
                          {use.done.length === 0
                            ? t('practice.compare.outcomeNone')
                            : `${t('practice.use.outcome', use)} ${effectText(words, use)}`}
                        </Table.Td>
                      </Table.Tr>
                    );
                  })}
                </Table.Tbody>
              </Table>
            </Wide>
          );
        }}
      </Answer>
      <Link to="/practice" search={{ factor }}>
        {t('practice.use.toPractice')}
      </Link>
    </Section>
  );
}
