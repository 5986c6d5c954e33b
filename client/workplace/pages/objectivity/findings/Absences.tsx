import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Absence, SchoolAbsence, TestAbsence } from '../../../../../server/objectivity/absence/schemas.ts';
import type { ObjectivityResponse } from '../../../../../server/objectivity/findings/schemas.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { type ShareRow, shareRows } from '../../../../charts/shareRows.ts';
import { MethodLink } from '../../../../ui/MethodLink.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';

type Known = Extract<Absence, { kind: 'known' }>;

/** More bars at once nobody compares. */
const DRAWN = 40;
/** Before the name of a school that stands out, so that it is seen without colours. */
const MORE = '\u25c6 ';

const shareOf = ({ absent, pupils }: Known): number | null => (absent === null ? null : absent.count / pupils);

function shareText({ percent, t }: Words, own: Absence): string {
  if (own.kind === 'unknown') return t(`objectivityAbsence.why.${own.why}`);
  const share = shareOf(own);
  return share === null ? t('objectivity.school.few') : percent(share);
}

/** What is seen of it, or why nothing could be. */
function seenText({ t }: Words, own: Absence): string {
  if (own.kind === 'unknown')
    return t('objectivityAbsence.notChecked', { why: t(`objectivityAbsence.why.${own.why}`) });
  if (own.missing !== null)
    return t('objectivityAbsence.notChecked', { why: t(`objectivityAbsence.why.${own.missing}`) });
  return t(own.isMore ? 'objectivityAbsence.more' : 'objectivityAbsence.usual');
}

function weakerText({ number, t }: Words, own: Absence): string {
  if (own.kind === 'unknown' || own.weaker === null) return t('objectivityAbsence.noJournal');
  const { difference, isSure } = own.weaker;
  if (!isSure) return t('objectivityAbsence.alike');
  return t('objectivityAbsence.weaker', { difference: number(Math.max(0.5, difference), 1) });
}

/** The territory: what stands out in which test, and where nothing could be looked for. */
export function TerritoryAbsences({ data }: { data: Pick<ObjectivityResponse, 'absence' | 'tests'> }) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const { gaps, judged, more } = data.absence;
  return (
    <Section title={t('objectivityAbsence.title')}>
      <p>{t('objectivityAbsence.lead')}</p>
      {judged > 0 && <p>{t('objectivityAbsence.found', { count: more.length, judged })}</p>}
      {more.length > 0 && (
        <ul>
          {more.map(({ schoolId, test }) => (
            <li key={`${schoolId} ${test}`}>
              <Link to="/objectivity/schools/$schoolId" params={{ schoolId }}>
                {say(nameOf(schoolId))}
              </Link>
              : {t('objectivity.table.test', { ...data.tests[test], title: say(data.tests[test].title) })}
            </li>
          ))}
        </ul>
      )}
      {gaps.map(({ count, why }) => (
        <p key={why} className="quiet">
          {t('objectivityAbsence.gap', { count, why: t(`objectivityAbsence.why.${why}`) })}
        </p>
      ))}
      <MethodLink method="absence" />
    </Section>
  );
}

/** The schools of one test. */
export function SchoolsAbsences({ absences }: { absences: SchoolAbsence[] }) {
  const words = useWords();
  const { percent, say, t } = words;
  const { nameOf } = useSchools();
  const rows = useMemo(() => {
    const share = ({ absence }: SchoolAbsence) => (absence.kind === 'known' ? (shareOf(absence) ?? 0) : -1);
    return absences.toSorted((a, b) => share(b) - share(a));
  }, [absences]);
  const known = useMemo(() => rows.filter(({ absence }) => absence.kind === 'known').slice(0, DRAWN), [rows]);
  const draw = useMemo(() => {
    const drawn = known.map(({ absence, schoolId }): ShareRow => {
      const own = absence as Known;
      const value = shareOf(own);
      return {
        key: String(schoolId),
        label: `${own.isMore ? MORE : ''}${say(nameOf(schoolId))}`,
        share: value === null || own.absent === null ? null : { value, interval: own.absent.interval },
        before: null,
        words: shareText(words, own),
      };
    });
    return (width: number) => shareRows(drawn, percent, width);
  }, [known, nameOf, percent, say, words]);
  const more = known.filter(({ absence }) => absence.kind === 'known' && absence.isMore);
  if (known.length === 0) {
    const [why] = new Set(rows.map(({ absence }) => seenText(words, absence)));
    return (
      <Section title={t('objectivityAbsence.title')}>
        <p>{why ?? t('objectivityAbsence.notChecked', { why: t('objectivityAbsence.why.noNumbers') })}</p>
      </Section>
    );
  }
  return (
    <Section title={t('objectivityAbsence.title')}>
      <p>{t('objectivityAbsence.lead')}</p>
      <PlotFigure
        title={
          more.length === 0
            ? t('objectivityAbsence.titleNone')
            : t('objectivityAbsence.titleMore', { schools: more.map((own) => say(nameOf(own.schoolId))).join('; ') })
        }
        subtitle={t('objectivityAbsence.subtitle')}
        draw={draw}
        method="absence"
        table={
          <Table>
            <Heads first={t('objectivity.table.school')} />
            <Table.Tbody>
              {rows.map(({ absence, schoolId }) => (
                <Table.Tr key={schoolId}>
                  <Table.Th scope="row">
                    <Link to="/objectivity/schools/$schoolId" params={{ schoolId }}>
                      {say(nameOf(schoolId))}
                    </Link>
                  </Table.Th>
                  <Cells absence={absence} />
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        }
      />
    </Section>
  );
}

/** The tests of one school. */
export function OwnAbsences({ absences }: { absences: TestAbsence[] }) {
  const { say, t } = useWords();
  return (
    <Section title={t('objectivityAbsence.title')}>
      <p>{t('objectivityAbsence.lead')}</p>
      {absences.length === 0 ? (
        <p>{t('objectivityAbsence.notChecked', { why: t('objectivityAbsence.why.noNumbers') })}</p>
      ) : (
        <Wide>
          <Table verticalSpacing="xs" miw={640}>
            <Heads first={t('objectivityAbsence.test')} />
            <Table.Tbody>
              {absences.map(({ absence, ...test }) => (
                <Table.Tr key={`${test.year} ${test.subject} ${test.grade}`}>
                  <Table.Th scope="row">{t('objectivity.table.test', { ...test, title: say(test.title) })}</Table.Th>
                  <Cells absence={absence} />
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Wide>
      )}
      <MethodLink method="absence" />
    </Section>
  );
}

function Heads({ first }: { first: string }) {
  const { t } = useWords();
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th scope="col">{first}</Table.Th>
        {(['share', 'inDistrict', 'seen', 'journal', 'by'] as const).map((column) => (
          <Table.Th key={column} scope="col">
            {t(`objectivityAbsence.column.${column}`)}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

function Cells({ absence }: { absence: Absence }) {
  const words = useWords();
  const { percent, t } = words;
  if (absence.kind === 'unknown') return <Table.Td colSpan={5}>{seenText(words, absence)}</Table.Td>;
  return (
    <>
      <Table.Td>{shareText(words, absence)}</Table.Td>
      <Table.Td>{absence.usual === null ? t('objectivity.school.few') : percent(absence.usual)}</Table.Td>
      <Table.Td>{seenText(words, absence)}</Table.Td>
      <Table.Td>{weakerText(words, absence)}</Table.Td>
      <Table.Td>{t(`objectivityAbsence.source.${absence.source}`)}</Table.Td>
    </>
  );
}
