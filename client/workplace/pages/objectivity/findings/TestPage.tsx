import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ObjectivityTestResponse } from '../../../../../server/objectivity/findings/schemas.ts';
import { Refusal } from '../../../../api/request.ts';
import { funnelPlot } from '../../../../charts/funnelPlot.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { SchoolsAbsences } from './Absences.tsx';
import { SchoolsChanges } from './Changes.tsx';
import { Distribution } from './Distribution.tsx';
import { TerritoryItems } from './DistrictItems.tsx';
import { Frame } from './Frame.tsx';
import { LevelChip } from './LevelChip.tsx';
import { Marks } from './Marks.tsx';
import { MissingChecks } from './MissingChecks.tsx';
import styles from './objectivity.module.css';
import { objectivityTestQuery } from './objectivity.ts';
import { ReferenceLine, StateAlert } from './StateAlert.tsx';
import { UnconfirmedCuts } from './UnconfirmedCuts.tsx';

/** One test over all its schools: how totals are distributed, how means lie, how marks stand to the journal. */
export function TestPage() {
  const { say, t } = useWords();
  const { grade, subject, year } = useParams({ from: '/objectivity/tests/$year/$subject/$grade' });
  const test = useQuery(objectivityTestQuery(year, subject, grade));
  const title = test.data ? t('objectivity.table.test', { ...test.data, title: say(test.data.title) }) : '';
  if (test.error instanceof Refusal && test.error.status === 404)
    return (
      <Frame title={t('objectivity.title')}>
        <EmptyPanel title={t('objectivity.test.gone')}>{t('objectivity.state.empty')}</EmptyPanel>
      </Frame>
    );
  return (
    <Frame title={title || t('objectivity.title')}>
      <Answer query={test} height={420}>
        {(data) => <Test data={data} />}
      </Answer>
    </Frame>
  );
}

function Test({ data }: { data: ObjectivityTestResponse }) {
  const { number, t } = useWords();
  return (
    <>
      <StateAlert state={data.state} />
      <p>{t('objectivity.test.lead', { count: data.n, schools: number(data.schools) })}</p>
      <ReferenceLine reference={data.reference} />
      <MissingChecks checks={data.checks} />
      <UnconfirmedCuts tests={[data]} />
      <div className={styles.columns}>
        {data.bins.length === 0 ? (
          <p>{t('objectivityReports.noTotals')}</p>
        ) : (
          <>
            <Distribution bins={data.bins} cuts={data.cuts} n={data.n} checks={data.checks} isSign={null} />
            <Funnel data={data} />
          </>
        )}
        {data.marks === null ? <p>{t('objectivity.test.marks.none')}</p> : <Marks table={data.marks} />}
      </div>
      <SchoolsChanges lines={data.changes} district={data.districtChanges} />
      <TerritoryItems items={data.items} />
      <SchoolsAbsences absences={data.absences} />
      <p className="quiet">{t('objectivity.test.rounded')}</p>
    </>
  );
}

function Funnel({ data }: { data: ObjectivityTestResponse }) {
  const { number, say, t } = useWords();
  const { nameOf } = useSchools();
  const { limits, mean, points } = data;
  const draw = useMemo(() => {
    const drawn = points.map((point) => ({ ...point, label: say(nameOf(point.schoolId)) }));
    const labels = {
      x: t('objectivity.test.funnel.works'),
      y: t('objectivity.test.funnel.mean'),
      mean: t('objectivity.test.funnel.district', { mean: number(mean, 1) }),
    };
    return (width: number) => funnelPlot({ points: drawn, mean, limits }, labels, width);
  }, [limits, mean, nameOf, number, points, say, t]);
  const outside = points.filter(({ isOutside }) => isOutside).length;
  return (
    <div>
      <PlotFigure
        title={
          outside === 0
            ? t('objectivity.test.funnel.titleNone')
            : t('objectivity.test.funnel.title', { count: outside })
        }
        subtitle={t('objectivity.test.funnel.subtitle')}
        draw={draw}
        method="objectivity"
        table={<PointTable data={data} />}
      />
      {data.hiddenSchools > 0 && (
        <p className="quiet">{t('objectivity.test.funnel.hidden', { count: data.hiddenSchools })}</p>
      )}
    </div>
  );
}

function PointTable({ data }: { data: ObjectivityTestResponse }) {
  const { number, say, t } = useWords();
  const { nameOf } = useSchools();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('objectivity.table.school')}</Table.Th>
          <Table.Th scope="col">{t('objectivity.test.funnel.works')}</Table.Th>
          <Table.Th scope="col">{t('objectivity.test.funnel.mean')}</Table.Th>
          <Table.Th scope="col">{t('objectivity.filter.level')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.points.map(({ level, mean, n, schoolId }) => (
          <Table.Tr key={schoolId}>
            <Table.Th scope="row">
              <Link to="/objectivity/schools/$schoolId" params={{ schoolId }}>
                {say(nameOf(schoolId))}
              </Link>
            </Table.Th>
            <Table.Td>{number(n)}</Table.Td>
            <Table.Td>{number(mean, 1)}</Table.Td>
            <Table.Td>
              <LevelChip level={level ?? 'notJudged'} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
