import { Table, Title } from '@mantine/core';
import type { CampaignResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';

/** What the opening would make: the groups of each school, which grades are joined, and where the people are not known. */
export function PlanPanel({ campaign: { cells, schoolIds } }: { campaign: CampaignResponse }) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const joined = cells.filter((cell) => cell.joined).length;
  const unknown = cells.filter(({ roll }) => roll === null).length;
  return (
    <section aria-label={t('campaigns.plan.title', { count: schoolIds.length })}>
      <Title order={2} size="h4">
        {t('campaigns.plan.title', { count: schoolIds.length })}
      </Title>
      {joined > 0 && <p>{t('campaigns.plan.joined', { count: joined })}</p>}
      {unknown > 0 && <p>{t('campaigns.plan.unknown', { count: unknown })}</p>}
      <Wide>
        <Table striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('campaigns.coverage.school')}</Table.Th>
              <Table.Th scope="col">{t('campaigns.coverage.group')}</Table.Th>
              <Table.Th scope="col">{t('campaigns.plan.people')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {cells.map(({ audience, grade, joined: isJoined, roll, schoolId }) => (
              <Table.Tr key={`${schoolId} ${audience} ${grade}`}>
                <Table.Th scope="row">{say(nameOf(schoolId))}</Table.Th>
                <Table.Td>
                  {cellName(words, audience, grade)}
                  {isJoined && ` (${t('campaigns.plan.joinedGroup')})`}
                </Table.Td>
                <Table.Td>{roll ?? t('campaigns.coverage.unknown')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </section>
  );
}
