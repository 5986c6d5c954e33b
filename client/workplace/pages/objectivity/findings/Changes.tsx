import { Button, NativeSelect, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId, useMemo, useState } from 'react';
import type { ChangeLine, TestChanges } from '../../../../../server/objectivity/findings/schemas.ts';
import { CHANGE_FILLS, type ChangeRow, markChanges } from '../../../../charts/markChanges.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { CHANGE_ORDERS, type ChangeOrder, mostLowered, PARTS, sharesOf, sortChanges } from './changeRows.ts';
import styles from './objectivity.module.css';

/** More bars at once nobody compares; the next come with the button. */
const DRAWN = 40;

type Counts = ChangeLine['counts'];

/** What the colours of the bars mean. */
function PartLegend() {
  const { t } = useWords();
  return (
    <ul className={styles.legend} aria-label={t('objectivityChanges.legend')}>
      {PARTS.map((part, place) => (
        <li key={part} className={styles.part}>
          <span style={{ background: CHANGE_FILLS[place] }} aria-hidden="true" />
          {t(`objectivityChanges.part.${part}`)}
        </li>
      ))}
    </ul>
  );
}

/** The shares of a row of the table. */
function ShareCells({ counts }: { counts: Counts }) {
  const { number, percent } = useWords();
  return (
    <>
      {sharesOf(counts).map((share, place) => (
        <Table.Td key={PARTS[place]}>{percent(share)}</Table.Td>
      ))}
      <Table.Td>{number(counts[0] + counts[1] + counts[2])}</Table.Td>
    </>
  );
}

function ShareHeads({ first }: { first: string }) {
  const { t } = useWords();
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th scope="col">{first}</Table.Th>
        {PARTS.map((part) => (
          <Table.Th key={part} scope="col">
            {t(`objectivityChanges.part.${part}`)}
          </Table.Th>
        ))}
        <Table.Th scope="col">{t('objectivityChanges.pupils')}</Table.Th>
        <Table.Th scope="col">{t('objectivityChanges.by')}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}

type ByAllProps = { lines: ChangeLine[]; district: Counts | null };

/** The schools of a territory side by side, over one test or over all. */
export function SchoolsChanges({ district, lines }: ByAllProps) {
  const { percent, say, t } = useWords();
  const { nameOf } = useSchools();
  const [order, setOrder] = useState<ChangeOrder>('lowered');
  const [limit, setLimit] = useState(DRAWN);
  const orderId = useId();
  const sorted = useMemo(
    () => sortChanges(lines, order, (id) => say(nameOf(id))).slice(0, limit),
    [limit, lines, nameOf, order, say],
  );
  const draw = useMemo(() => {
    const rows = sorted.map(
      ({ counts, schoolId }): ChangeRow => ({
        key: String(schoolId),
        label: say(nameOf(schoolId)),
        counts,
        isPart: false,
      }),
    );
    const share = district === null ? null : sharesOf(district)[0];
    const reference =
      share === null ? null : { share, label: t('objectivityChanges.district', { share: percent(share) }) };
    return (width: number) => markChanges(rows, reference, percent, width);
  }, [district, nameOf, percent, say, sorted, t]);
  if (lines.length === 0)
    return (
      <Section title={t('objectivityChanges.title')}>
        <p>{t('objectivityChanges.none')}</p>
      </Section>
    );
  const most = mostLowered(lines);
  const share = percent(most.share);
  const title =
    most.schoolIds.length === 1
      ? t('objectivityChanges.most', { share, school: say(nameOf(most.schoolIds[0])) })
      : t('objectivityChanges.mostAlike', { share, count: most.schoolIds.length });
  return (
    <Section title={t('objectivityChanges.title')}>
      <p>{t('objectivityChanges.lead')}</p>
      <NativeSelect
        id={orderId}
        maw={320}
        label={t('objectivityChanges.order')}
        value={order}
        data={CHANGE_ORDERS.map((value) => ({ value, label: t(`objectivityChanges.orders.${value}`) }))}
        onChange={({ currentTarget: { value } }) => setOrder(CHANGE_ORDERS.find((each) => each === value) ?? 'lowered')}
      />
      <PlotFigure
        title={title}
        subtitle={t('objectivityChanges.subtitle', { count: lines.length })}
        draw={draw}
        method="mark-changes"
        table={
          <Table>
            <ShareHeads first={t('objectivity.table.school')} />
            <Table.Tbody>
              {sorted.map(({ counts, schoolId, source }) => (
                <Table.Tr key={schoolId}>
                  <Table.Th scope="row">
                    <Link to="/objectivity/schools/$schoolId" params={{ schoolId }}>
                      {say(nameOf(schoolId))}
                    </Link>
                  </Table.Th>
                  <ShareCells counts={counts} />
                  <Table.Td>{t(`objectivityChanges.source.${source}`)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        }
      >
        <PartLegend />
      </PlotFigure>
      {lines.length > limit && (
        <Button variant="default" onClick={() => setLimit(limit + DRAWN)}>
          {t('objectivity.table.more', { count: Math.min(DRAWN, lines.length - limit) })}
        </Button>
      )}
    </Section>
  );
}

/** The tests of one school with its classes, and the district's share beside each. */
export function OwnChanges({ changes }: { changes: TestChanges[] }) {
  const { t } = useWords();
  return (
    <Section title={t('objectivityChanges.title')}>
      {changes.length === 0 ? <p>{t('objectivityChanges.noneHere')}</p> : <p>{t('objectivityChanges.lead')}</p>}
      <div className={styles.columns}>
        {changes.map((own) => (
          <OwnTest key={`${own.year} ${own.subject} ${own.grade}`} own={own} />
        ))}
      </div>
    </Section>
  );
}

function OwnTest({ own }: { own: TestChanges }) {
  const { percent, say, t } = useWords();
  const { classes, counts, district, grade, hiddenClasses, source, title, year } = own;
  const name = t('objectivity.table.test', { grade, year, title: say(title) });
  const rows = useMemo(
    (): ChangeRow[] => [
      { key: 'school', label: t('objectivityChanges.whole'), counts, isPart: false },
      ...classes.map((each) => ({ key: `class ${each.name}`, label: each.name, counts: each.counts, isPart: true })),
    ],
    [classes, counts, t],
  );
  const draw = useMemo(() => {
    const share = district === null ? null : sharesOf(district)[0];
    const reference =
      share === null ? null : { share, label: t('objectivityChanges.district', { share: percent(share) }) };
    return (width: number) => markChanges(rows, reference, percent, width);
  }, [district, percent, rows, t]);
  return (
    <div>
      <PlotFigure
        title={t('objectivityChanges.own', { test: name, share: percent(sharesOf(counts)[0]) })}
        subtitle={`${t('objectivityChanges.ownSubtitle')} ${t(`objectivityChanges.seen.${source}`)}`}
        draw={draw}
        method="mark-changes"
        table={
          <Table>
            <ShareHeads first={t('objectivityChanges.group')} />
            <Table.Tbody>
              {[
                ...rows,
                ...(district === null
                  ? []
                  : [{ key: 'district', label: t('objectivityChanges.all'), counts: district }]),
              ].map((row) => (
                <Table.Tr key={row.key}>
                  <Table.Th scope="row">{row.label}</Table.Th>
                  <ShareCells counts={[...row.counts]} />
                  <Table.Td>{row.key === 'district' ? '' : t(`objectivityChanges.source.${source}`)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        }
      >
        <PartLegend />
      </PlotFigure>
      {hiddenClasses > 0 && <p className="quiet">{t('objectivityChanges.hidden', { count: hiddenClasses })}</p>}
    </div>
  );
}
