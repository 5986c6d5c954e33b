import { Button, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Sign } from '../../../../../server/objectivity/cases/schemas.ts';
import type { SchoolObjectivityResponse } from '../../../../../server/objectivity/findings/schemas.ts';
import type { Signal } from '../../../../../server/objectivity/signs/schemas.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { signStrip } from '../../../../charts/signStrip.ts';
import { MethodLink } from '../../../../ui/MethodLink.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { NewCaseDialog } from './NewCaseDialog.tsx';
import styles from './objectivity.module.css';
import { objectivityRulesQuery } from './objectivity.ts';
import { chanceText, DESCRIBING, type Estimate, leastText, seenText, sourceText } from './signWords.ts';
import { UnconfirmedCuts } from './UnconfirmedCuts.tsx';

type Finding = NonNullable<SchoolObjectivityResponse['finding']>;
type SignsProps = Pick<SchoolObjectivityResponse, 'schoolId' | 'cases' | 'tests'> & { finding: Finding };

const isEstimate = (own: Signal): own is Estimate => own.kind === 'estimate';

/** The signs behind the level, each with its picture and counter-explanations; then all else that was checked. */
export function Signs({ schoolId, finding, cases, tests }: SignsProps) {
  const words = useWords();
  const { t } = words;
  const [begun, setBegun] = useState<Sign | null>(null);
  const flagged = finding.signals.filter(isEstimate).filter(({ flag }) => flag);
  return (
    <>
      <Section title={t('objectivity.school.signs')}>
        {flagged.length === 0 && <p>{noSignsText(words, finding)}</p>}
        {flagged.map((own) => (
          <SignCard
            key={own.signal}
            own={own}
            tests={tests}
            isUnderWay={cases.some(({ sign, state }) => sign === own.signal && state !== 'closed')}
            begin={() => setBegun(own.signal)}
          />
        ))}
      </Section>
      {finding.signals.some(isEstimate) && (
        <Section title={t('objectivity.school.visible')}>
          <p>{t('objectivity.school.visibleLead')}</p>
          <Checks signals={finding.signals} />
        </Section>
      )}
      {begun && <NewCaseDialog schoolId={schoolId} sign={begun} close={() => setBegun(null)} />}
    </>
  );
}

/** Why no sign is shown: everything was checked, a part was, or nothing could be. */
function noSignsText({ t }: Words, { checks }: Finding): string {
  if (checks.kind === 'all') return t('objectivity.school.noSigns');
  if (checks.kind === 'none') return t('objectivity.school.nothingChecked');
  const made = checks.made.length;
  return t('objectivity.school.noSignsIn', { made, all: made + checks.missing.length });
}

type SignCardProps = { own: Estimate; tests: SignsProps['tests']; isUnderWay: boolean; begin(): void };

function SignCard({ own, tests, isUnderWay, begin }: SignCardProps) {
  const words = useWords();
  const { say, t } = words;
  const rules = useQuery(objectivityRulesQuery).data;
  const mayWork = may(useSession(), 'objectivity:work');
  const title = t(`objectivity.signal.${own.signal}.title`);
  return (
    <article className={styles.card} aria-label={title}>
      <Title order={3} size="h4" mb={6}>
        {title}
      </Title>
      {stripOf(own) === null && <p>{seenText(words, own)}</p>}
      <Strip own={own} />
      <p>
        {sourceText(words, own)} {t(`objectivity.signal.${own.signal}.why`)} {chanceText(words, own)}
      </p>
      {own.signal === 'cutoffHeap' && <UnconfirmedCuts tests={tests} />}
      {DESCRIBING.includes(own.signal) && <p>{t('objectivity.school.describing')}</p>}
      <strong>{t('objectivity.school.innocent')}</strong>
      <ul>
        {own.innocent.map((code) => (
          <li key={code}>{rules?.innocent[code] ? say(rules.innocent[code]) : code}</li>
        ))}
      </ul>
      <p>
        <strong>{t('objectivity.school.next')}.</strong> {t(`objectivity.signal.${own.signal}.next`)}
      </p>
      {isUnderWay && <p>{t('objectivity.school.underWay')}</p>}
      {mayWork && !isUnderWay && (
        <Button variant="default" onClick={begin} aria-label={t('objectivity.school.beginLabel', { sign: title })}>
          {t('objectivity.school.begin')}
        </Button>
      )}
    </article>
  );
}

/** What is compared: the excess against 0, a variance against 1, the most alike pairs in deviations. */
function stripOf({ effect, signal, statistic, visible }: Estimate) {
  const value = signal === 'similarity' ? statistic : effect.value;
  return value === null ? null : { value, visible, expected: effect.unit === 'ratio' ? 1 : 0 };
}

function Strip({ own }: { own: Estimate }) {
  const words = useWords();
  const { number, t } = words;
  const draw = useMemo(() => {
    const strip = stripOf(own);
    if (strip === null) return null;
    const labels = {
      expected: t('objectivity.test.distribution.expected'),
      visible: t('objectivity.school.least'),
      number: (value: number) => number(value, 1),
    };
    return (width: number) => signStrip(strip, labels, width);
  }, [own, number, t]);
  const strip = stripOf(own);
  if (draw === null || strip === null) return null;
  return (
    <PlotFigure
      title={seenText(words, own)}
      subtitle={t('objectivity.school.strip')}
      draw={draw}
      method={METHODS[own.signal]}
      table={
        <Table maw={420}>
          <Table.Tbody>
            <Table.Tr>
              <Table.Th scope="row">{t('objectivity.school.result')}</Table.Th>
              <Table.Td>{number(strip.value, 2)}</Table.Td>
            </Table.Tr>
            <Table.Tr>
              <Table.Th scope="row">{t('objectivity.test.distribution.expected')}</Table.Th>
              <Table.Td>{number(strip.expected)}</Table.Td>
            </Table.Tr>
            <Table.Tr>
              <Table.Th scope="row">{t('objectivity.school.least')}</Table.Th>
              <Table.Td>{leastText(words, own)}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      }
    />
  );
}

const METHODS: Record<Estimate['signal'], string> = {
  cutoffHeap: 'cutoff-heap',
  journalShift: 'journal-shift',
  highMean: 'objectivity',
  lowVariance: 'objectivity',
  hardItems: 'hard-items',
  similarity: 'similar-answers',
  transition: 'objectivity',
};

/** Every check with its result and the least that it would have seen. */
function Checks({ signals }: { signals: Signal[] }) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <Wide>
        <Table verticalSpacing="xs" className={styles.checks}>
          <Table.Thead>
            <Table.Tr>
              {(['check', 'result', 'least'] as const).map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`objectivity.school.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {signals.map((own) => (
              <Table.Tr key={own.signal}>
                <Table.Th scope="row">{t(`objectivity.signal.${own.signal}.title`)}</Table.Th>
                {own.kind === 'estimate' ? (
                  <>
                    <Table.Td>
                      {sourceText(words, own)} {seenText(words, own)} {chanceText(words, own)}
                    </Table.Td>
                    <Table.Td data-label={t('objectivity.school.least')}>{leastText(words, own)}</Table.Td>
                  </>
                ) : (
                  <Table.Td colSpan={2}>
                    {t('objectivity.school.unavailable', { why: t(`objectivityChecks.why.${own.why}`) })}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      <MethodLink method="objectivity" />
    </>
  );
}
