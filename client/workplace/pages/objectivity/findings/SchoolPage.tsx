import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { SchoolObjectivityResponse, SchoolTest } from '../../../../../server/objectivity/findings/schemas.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { OwnAbsences } from './Absences.tsx';
import { Cases } from './Cases.tsx';
import { OwnChanges } from './Changes.tsx';
import { type Checks, reasonText } from './checkWords.ts';
import { Distribution } from './Distribution.tsx';
import { Frame } from './Frame.tsx';
import { OwnItems } from './Items.tsx';
import { LevelChip } from './LevelChip.tsx';
import { Marks } from './Marks.tsx';
import { MissingChecks } from './MissingChecks.tsx';
import styles from './objectivity.module.css';
import { schoolObjectivityQuery } from './objectivity.ts';
import { outsideText } from './outsideWords.ts';
import { Works } from './SchoolTable.tsx';
import { Signs } from './Signs.tsx';
import { ReferenceLine, StateAlert } from './StateAlert.tsx';

/** One school: every sign explained, its pictures, the outside list, and the work on it. */
export function SchoolObjectivityPage() {
  const { say, t } = useWords();
  const { schoolId } = useParams({ from: '/objectivity/schools/$schoolId' });
  const { nameOf } = useSchools();
  const found = useQuery(schoolObjectivityQuery(schoolId));
  return (
    <Frame title={t('objectivity.school.title', { school: say(nameOf(schoolId)) })}>
      <Answer query={found} height={420}>
        {(data) => (
          <>
            <StateAlert state={data.state} />
            <School data={data} />
          </>
        )}
      </Answer>
    </Frame>
  );
}

function School({ data }: { data: SchoolObjectivityResponse }) {
  const { say, t } = useWords();
  const { finding, missing } = data;
  const unchecked = data.tests.reduce((sum, { level, n }) => sum + (level === 'notChecked' ? (n ?? 0) : 0), 0);
  const tests = missing.map((test) => t('objectivity.table.test', { ...test, title: say(test.title) }));
  return (
    <>
      {finding === null ? (
        <NoFinding isHidden={data.waiting.length > 0} />
      ) : (
        <>
          <div className={styles.head}>
            <LevelChip level={finding.level} checks={finding.checks} /> <Works n={finding.n} />
          </div>
          {finding.level === 'tooFew' ? (
            <p>
              {t('objectivity.school.tooFew')}
              {finding.signals.some(({ kind }) => kind === 'estimate') && ` ${t('objectivity.school.visibleBelow')}`}
            </p>
          ) : (
            <MissingChecks checks={finding.checks} />
          )}
          {unchecked > 0 && unchecked < (finding.n ?? 0) && (
            <p>{t('objectivity.school.unchecked', { count: unchecked, all: finding.n ?? 0 })}</p>
          )}
          <ReferenceLine reference={data.reference} />
        </>
      )}
      {finding !== null && tests.length > 0 && <p>{t('objectivity.school.missing', { tests: tests.join('; ') })}</p>}
      <Waiting data={data} />
      <Faults data={data} />
      {finding !== null && <Signs {...data} finding={finding} />}
      <Outside data={data} />
      <Cases data={data} />
      {data.tests.length > 0 && <OwnChanges changes={data.changes} />}
      {data.items.length > 0 && <OwnItems items={data.items} />}
      {data.tests.length > 0 && <OwnAbsences absences={data.absences} />}
      {data.tests.length > 0 && <Tests data={data} />}
    </>
  );
}

/** Of a school without results it is told otherwise than of one whose results may not be shown. */
function NoFinding({ isHidden }: { isHidden: boolean }) {
  const { t } = useWords();
  return isHidden ? (
    <EmptyPanel title={t('objectivity.school.allHiddenTitle')}>{t('objectivity.school.allHidden')}</EmptyPanel>
  ) : (
    <EmptyPanel title={t('objectivity.level.noData')}>{t('objectivity.school.noResults')}</EmptyPanel>
  );
}

/** What came lately and is not shown yet, or never will be while it is of so few pupils. */
function Waiting({ data: { waiting } }: { data: SchoolObjectivityResponse }) {
  const { say, t } = useWords();
  return (['waiting', 'hidden'] as const).map((kind) => {
    const own = waiting.filter(({ isShown }) => isShown === (kind === 'waiting'));
    const tests = own.map((test) => t('objectivity.table.test', { ...test, title: say(test.title) })).join('; ');
    return own.length > 0 && <p key={kind}>{t(`objectivity.school.${kind}`, { tests })}</p>;
  });
}

/** Reports that do not agree with themselves or with the papers. */
function Faults({ data: { faults } }: { data: SchoolObjectivityResponse }) {
  const { say, t } = useWords();
  if (faults.length === 0) return null;
  return (
    <Section title={t('objectivityReports.faults.title')}>
      <ul>
        {faults.map((own) => (
          <li key={`${own.year} ${own.subject} ${own.grade} ${own.kind}`}>
            {t('objectivityReports.faults.line', {
              test: t('objectivity.table.test', { ...own, title: say(own.title) }),
              report: t(`objectivityReports.faults.report.${own.kind}`),
              what: t(`objectivityReports.faults.what.${own.what}`),
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The outside list beside our signs; a school that it does not name is «no data». */
function Outside({ data }: { data: SchoolObjectivityResponse }) {
  const words = useWords();
  const { t } = words;
  return (
    <Section title={t('objectivity.outside.title')}>
      <p>{t('objectivity.outside.lead')}</p>
      {data.outside.length === 0 ? (
        <p>{t('objectivity.outside.none')}</p>
      ) : (
        <ul>
          {data.outside.map((own) => (
            <li key={own.year}>
              {own.year}: {outsideText(words, own)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Tests({ data }: { data: SchoolObjectivityResponse }) {
  const { t } = useWords();
  const signals = data.finding?.signals ?? [];
  const hasHeap = signals.some((own) => own.kind === 'estimate' && own.flag && own.signal === 'cutoffHeap');
  return (
    <Section title={t('objectivity.school.tests')}>
      <div className={styles.columns}>
        {data.tests.map((test) => (
          <TestCard
            key={`${test.year} ${test.subject} ${test.grade}`}
            test={test}
            whole={data.finding?.checks ?? null}
            hasHeap={hasHeap}
          />
        ))}
      </div>
      {data.marks === null ? <p>{t('objectivity.test.marks.none')}</p> : <Marks table={data.marks} />}
      <p className="quiet">{t('objectivity.school.gate')}</p>
    </Section>
  );
}

type TestCardProps = {
  test: SchoolTest;
  /** What could be checked over all tests, which tells where single tests are not judged. */
  whole: Checks | null;
  /** Whether a heap is among the signs of the school. */
  hasHeap: boolean;
};

function TestCard({ hasHeap, test, whole }: TestCardProps) {
  const words = useWords();
  const { number, say, t } = words;
  const checks = test.checks ?? whole;
  // Where nothing was checked at all, the reasons stand above already.
  const isAlone = test.level === 'notChecked' && whole?.kind !== 'none';
  const name = t('objectivity.table.test', { ...test, title: say(test.title) });
  const isSign = hasHeap && (test.level === null || test.level === 'look' || test.level === 'watch');
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <strong>{name}</strong> <LevelChip level={test.level ?? 'notJudged'} checks={test.checks} />{' '}
        <Works n={test.n} />
      </div>
      {isAlone && (
        <p>{t('objectivityChecks.testBecause', { why: reasonText(words, test.checks ?? { missing: [] }) })}</p>
      )}
      {test.mean !== null && (
        <p>{t('objectivity.school.mean', { mean: number(test.mean, 1), district: number(test.districtMean, 1) })}</p>
      )}
      {test.bins.length > 0 && (
        <Distribution bins={test.bins} cuts={test.cuts} n={test.n} name={name} checks={checks} isSign={isSign} />
      )}
    </div>
  );
}
