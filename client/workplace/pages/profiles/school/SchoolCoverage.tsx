import { Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CampaignSummary, CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import { coverageQuery } from '../../../../api/answering/campaignQueries.ts';
import { liveWhile } from '../../../../api/live.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { apartOf, groupKey } from '../../daily/overview/coverageRows.ts';
import styles from './SchoolPage.module.css';

export function SchoolCoverage({ schoolId, campaign }: { schoolId: number; campaign: CampaignSummary }) {
  const { t } = useWords();
  const refetchInterval = liveWhile(campaign.state === 'open');
  const coverage = useQuery({ ...coverageQuery(campaign.id), refetchInterval });
  return (
    <Answer query={coverage}>
      {({ cells }) => {
        const own = cells.filter((cell) => cell.schoolId === schoolId);
        if (own.length === 0) return null;
        return (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          <section className={styles.coverage} tabIndex={0} aria-labelledby="school-coverage">
            <Title order={2} size="h4" id="school-coverage">
              {t('school.coverage.title')}
            </Title>
            <CoverageTable cells={own} state={campaign.state} />
            <p className="quiet">
              {campaign.state === 'sealed' ? t('overview.coverage.whySealed') : t('overview.coverage.why')}
            </p>
          </section>
        );
      }}
    </Answer>
  );
}

function CoverageTable({ cells, state }: { cells: CoverageCell[]; state: CampaignSummary['state'] }) {
  const words = useWords();
  const { percent, t } = words;
  const apart = apartOf(cells, state);
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          {(['group', 'received', 'sealed', ...apart, 'target'] as const).map((column) => (
            <Table.Th key={column} scope="col">
              {t(`school.coverage.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {cells.map(({ audience, grade, received, roll, sealed, target, ...counts }) => (
          <Table.Tr key={groupKey({ audience, grade })}>
            <Table.Th scope="row">{cellName(words, audience, grade)}</Table.Th>
            <Table.Td>
              {roll === null
                ? t('overview.coverage.countsUnknown', { received })
                : t('overview.coverage.counts', { received, roll })}
            </Table.Td>
            <Table.Td>{sealed}</Table.Td>
            {apart.map((column) => (
              <Table.Td key={column}>{counts[column]}</Table.Td>
            ))}
            <Table.Td>{percent(target)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
