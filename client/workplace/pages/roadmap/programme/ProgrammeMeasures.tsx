import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useLineTitle } from '../plan/useLineTitle.ts';
import type { ProgrammePlace } from './ProgrammePage.tsx';

/** The lines of the plan against the risk: measures, dates, owners. They are changed where they live. */
export function ProgrammeMeasures({ place, lines }: { place: ProgrammePlace; lines: PlanLine[] }) {
  const { day, t } = useWords();
  const titleOf = useLineTitle();
  const { factor, schoolId } = place;
  return (
    <Section title={t('programme.measures')}>
      {lines.length === 0 ? (
        <p>{t('programme.measuresNone')}</p>
      ) : (
        <>
          <p className="quiet">{t('programme.measuresHint')}</p>
          <Wide>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {(['what', 'activity', 'owner', 'period', 'state'] as const).map((column) => (
                    <Table.Th key={column} scope="col">
                      {t(`schoolRoadmap.table.${column}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {lines.map((line) => (
                  <Table.Tr key={line.id}>
                    <Table.Td>{titleOf(line)}</Table.Td>
                    <Table.Td>{line.activity ?? t('plan.noActivityYet')}</Table.Td>
                    <Table.Td>{line.owner}</Table.Td>
                    <Table.Td>{t('plan.period', { from: day(line.startsOn), to: day(line.endsOn) })}</Table.Td>
                    <Table.Td>{t(`plan.state.${line.state}`)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        </>
      )}
      <p className="noPrint">
        <Link to="/schools/$schoolId" params={{ schoolId }} search={{ factor }}>
          {t('programme.toMeasures')}
        </Link>
      </p>
    </Section>
  );
}
