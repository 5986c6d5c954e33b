import { Table } from '@mantine/core';
import type { RoadmapStatus } from '../../../../../server/roadmap/municipal/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { StateSign } from '../../roadmap/municipal/StateSign.tsx';
import { countStates, STATES } from '../../roadmap/municipal/states.ts';

/** How many activities of each section are in which state; states that none is in are left out. */
export function SectionStates({ status }: { status: RoadmapStatus }) {
  const { say, t } = useWords();
  const all = countStates(status.activities);
  const states = STATES.filter((state) => all[state] > 0);
  const sections = status.sections.map((section) => {
    const own = status.activities.filter((activity) => activity.section === section.code);
    return { ...section, count: own.length, counts: countStates(own) };
  });
  return (
    <Wide>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('district.section')}</Table.Th>
            {states.map((state) => (
              <Table.Th key={state} scope="col">
                <StateSign state={state} />
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('district.all')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sections.map(({ code, count, counts, title }) => (
            <Table.Tr key={code}>
              <Table.Th scope="row">
                {code}. {say(title)}
              </Table.Th>
              {states.map((state) => (
                <Table.Td key={state}>{counts[state] || '·'}</Table.Td>
              ))}
              <Table.Td>{count}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
