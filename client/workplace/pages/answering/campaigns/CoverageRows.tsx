import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CampaignSummary, CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';
import { apartOf } from '../../daily/overview/coverageRows.ts';
import styles from './Campaigns.module.css';
import { PeopleCorrection } from './PeopleDialog.tsx';
import { aimOf } from './pace.ts';
import { countAbove } from './sealing.ts';

type CoverageRowsProps = { cells: CoverageCell[]; state: CampaignSummary['state'] };

/** One row a group: how many answered of how many people, what is not in the results, and what follows. */
export function CoverageRows({ cells, state }: CoverageRowsProps) {
  const words = useWords();
  const mayHandOut = may(useSession(), 'links:read');
  const { percent, say, t } = words;
  const { nameOf } = useSchools();
  const apart = apartOf(cells, state);
  const columns = ['school', 'group', 'received', 'people', 'rate', 'target', ...apart, 'verdict'] as const;
  return (
    <Wide>
      <Table stickyHeader striped>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`campaigns.coverage.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cells.map((cell) => (
            <Table.Tr key={`${cell.schoolId} ${cell.audience} ${cell.grade}`}>
              <Table.Th scope="row">
                {mayHandOut ? (
                  <Link to="/schools/$schoolId/answering" params={{ schoolId: cell.schoolId }}>
                    {say(nameOf(cell.schoolId))}
                  </Link>
                ) : (
                  say(nameOf(cell.schoolId))
                )}
              </Table.Th>
              <Table.Td>{cellName(words, cell.audience, cell.grade)}</Table.Td>
              <Table.Td>{cell.received}</Table.Td>
              <Table.Td>{cell.roll ?? t('campaigns.coverage.unknown')}</Table.Td>
              <Table.Td>
                <Rate cell={cell} />
              </Table.Td>
              <Table.Td>{percent(cell.target)}</Table.Td>
              {apart.map((column) => (
                <Table.Td key={column}>{cell[column]}</Table.Td>
              ))}
              <Table.Td>
                <Verdict cell={cell} state={state} words={words} />
                <PeopleCorrection cell={cell} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

/** A share of an unknown number of people is unknown: neither nothing nor all. */
function Rate({ cell: { received, roll } }: { cell: CoverageCell }) {
  const { percent, t } = useWords();
  if (roll === null || roll === 0) return t('campaigns.coverage.unknown');
  const share = received / roll;
  return (
    <div className={styles.bar}>
      <i style={{ width: `${Math.min(100, share * 100)}%` }} />
      <span>{percent(share)}</span>
    </div>
  );
}

type VerdictProps = { cell: CoverageCell; state: CampaignSummary['state']; words: Words };

function Verdict({ cell, state, words: { t } }: VerdictProps) {
  const { received, roll } = cell;
  const aim = aimOf(cell);
  if (aim === null || roll === null) return t('campaigns.coverage.rollUnknown');
  const above = countAbove(cell);
  if (above > 0) return t('campaigns.coverage.over', { count: above });
  if (received > roll) return t('campaigns.coverage.overSealed');
  if (received >= aim) return t('campaigns.coverage.reached');
  return t(state === 'open' ? 'campaigns.coverage.need' : 'campaigns.coverage.missed', { count: aim - received });
}
