import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DistrictLine, ObjectivityResponse } from '../../../../../server/objectivity/findings/schemas.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { Frame } from './Frame.tsx';
import { LevelChip } from './LevelChip.tsx';
import { objectivityQuery } from './objectivity.ts';
import { SchoolTable } from './SchoolTable.tsx';
import { ReferenceLine, StateAlert } from './StateAlert.tsx';

/** Schools × tests of a territory, and what is found of it as a whole. */
export function ObjectivityPage() {
  const { t } = useWords();
  const found = useQuery(objectivityQuery);
  return (
    <Frame title={t('objectivity.title')} lead={<p>{t('objectivity.lead')}</p>}>
      <Answer query={found} height={420}>
        {(data) => (
          <>
            <StateAlert state={data.state} />
            {data.tests.length > 0 && <Findings data={data} />}
            {data.state.kind === 'empty' && (
              <EmptyPanel title={t('objectivity.state.emptyTitle')}>{t('objectivity.state.empty')}</EmptyPanel>
            )}
          </>
        )}
      </Answer>
    </Frame>
  );
}

function Findings({ data }: { data: ObjectivityResponse }) {
  return (
    <>
      <DistrictFinding data={data} />
      {data.districts.length > 1 && <Districts districts={data.districts} />}
      <SchoolTable data={data} />
    </>
  );
}

/** The territory's own finding: what many schools do hides each of them. */
function DistrictFinding({ data }: { data: ObjectivityResponse }) {
  const { number, percent, t } = useWords();
  const { judged, lifted, looks } = data.district;
  return (
    <Section title={t('objectivity.district.title')}>
      <p>{t('objectivity.district.looks', { count: looks, judged })}</p>
      {lifted.kind === 'unavailable' ? (
        <p>{t('objectivity.district.liftedNone')}</p>
      ) : (
        <p>
          {t('objectivity.district.lifted', {
            share: percent(Math.max(0, lifted.share)),
            error: percent(lifted.standardError),
            pupils: number(Math.max(0, lifted.pupils)),
          })}{' '}
          {t(lifted.p < 0.05 ? 'objectivity.district.liftedSure' : 'objectivity.district.liftedUnsure')}
        </p>
      )}
      <ReferenceLine reference={data.reference} />
    </Section>
  );
}

const LEVELS = ['look', 'watch', 'none', 'tooFew'] as const;

/** A region's roll-up. */
function Districts({ districts }: { districts: DistrictLine[] }) {
  const { number, say, t } = useWords();
  const share = ({ look, none, tooFew, watch }: DistrictLine) => look / Math.max(1, look + watch + none + tooFew);
  return (
    <Section title={t('objectivity.districts.title')}>
      <p>{t('objectivity.districts.lead')}</p>
      <Wide>
        <Table maw={860} striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('objectivity.districts.name')}</Table.Th>
              {LEVELS.map((level) => (
                <Table.Th key={level} scope="col">
                  <LevelChip level={level} />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {districts
              .toSorted((a, b) => share(b) - share(a) || say(a.name).localeCompare(say(b.name)))
              .map((own) => (
                <Table.Tr key={own.id}>
                  <Table.Th scope="row" fw={400}>
                    {say(own.name)}
                  </Table.Th>
                  {LEVELS.map((level) => (
                    <Table.Td key={level}>{number(own[level])}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </Section>
  );
}
