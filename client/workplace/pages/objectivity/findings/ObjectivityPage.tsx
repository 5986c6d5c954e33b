import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DistrictLine, ObjectivityResponse } from '../../../../../server/objectivity/findings/schemas.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { TerritoryAbsences } from './Absences.tsx';
import { SchoolsChanges } from './Changes.tsx';
import { LEVEL_ORDER } from './checkWords.ts';
import { Frame } from './Frame.tsx';
import { LevelChip } from './LevelChip.tsx';
import { MissingChecks } from './MissingChecks.tsx';
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
      <SchoolsChanges lines={data.changes} district={data.districtChanges} />
      <TerritoryAbsences data={data} />
      <WithoutResults ids={data.withoutResults} />
    </>
  );
}

/** More names than these nobody reads. */
const NAMED = 60;

/** Schools of which nothing can be said, because there are no results at all. */
function WithoutResults({ ids }: { ids: number[] }) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  if (ids.length === 0) return null;
  const names = ids.map((id) => say(nameOf(id))).toSorted((a, b) => a.localeCompare(b));
  return (
    <Section title={t('objectivityChecks.withoutResults.title')}>
      <p>{t('objectivityChecks.withoutResults.lead', { count: ids.length })}</p>
      <p className="quiet">
        {names.slice(0, NAMED).join('; ')}
        {names.length > NAMED && ` ${t('objectivityChecks.withoutResults.more', { count: names.length - NAMED })}`}
      </p>
    </Section>
  );
}

/** The territory's own finding: what many schools do hides each of them. */
function DistrictFinding({ data }: { data: ObjectivityResponse }) {
  const { number, percent, t } = useWords();
  const { checks, judged, lifted, looks } = data.district;
  const silent = data.schools.filter(({ level }) => level === 'tooFew' || level === 'notChecked').length;
  return (
    <Section title={t('objectivity.district.title')}>
      {judged > 0 && <p>{t('objectivity.district.looks', { count: looks, judged })}</p>}
      {silent > 0 && <p>{t('objectivity.district.silent', { count: silent })}</p>}
      {data.schools.length > 0 && <MissingChecks checks={checks} />}
      {lifted.kind === 'unavailable' ? (
        <p>
          {t('objectivity.district.liftedNone', { why: t(`objectivityChecks.why.${lifted.why}`) })}
          {lifted.why !== 'noTotals' && ` ${t('objectivity.district.liftedElsewhere')}`}
        </p>
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

/** A region's roll-up. */
function Districts({ districts }: { districts: DistrictLine[] }) {
  const { number, say, t } = useWords();
  const share = (own: DistrictLine) =>
    own.look /
    Math.max(
      1,
      LEVEL_ORDER.reduce((sum, level) => sum + own[level], 0),
    );
  const levels = LEVEL_ORDER.filter((level) => districts.some((own) => own[level] > 0));
  return (
    <Section title={t('objectivity.districts.title')}>
      <p>{t('objectivity.districts.lead')}</p>
      <Wide>
        <Table maw={860} striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('objectivity.districts.name')}</Table.Th>
              {levels.map((level) => (
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
                  {levels.map((level) => (
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
