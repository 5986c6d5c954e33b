import { Table } from '@mantine/core';
import { useMemo } from 'react';
import type { TestItems } from '../../../../../server/objectivity/item-results/schemas.ts';
import { itemShares } from '../../../../charts/itemShares.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import { ItemLegend } from './ItemLegend.tsx';
import { itemsFinding, type KnownItems, rangeText, referenceName, whereText } from './itemWords.ts';
import styles from './objectivity.module.css';

const keyOf = ({ grade, subject, year }: TestItems): string => `${year} ${subject} ${grade}`;

/** The tests of one school item by item, beside the region, a baseline or all schools. */
export function OwnItems({ items }: { items: TestItems[] }) {
  const { say, t } = useWords();
  const known = items.flatMap((own) => (own.results.kind === 'known' ? [{ own, results: own.results }] : []));
  return (
    <Section title={t('objectivityItems.title')}>
      <p>{t('objectivityItems.lead')}</p>
      {known.length > 0 && <p>{t('objectivityItems.sign')}</p>}
      <div className={styles.columns}>
        {known.map(({ own, results }) => (
          <OwnTest
            key={keyOf(own)}
            name={t('objectivity.table.test', { ...own, title: say(own.title) })}
            results={results}
          />
        ))}
      </div>
      {known.some(({ results }) => results.missing === null) && <p className="quiet">{t('objectivityItems.usual')}</p>}
      {items.map((own) =>
        own.results.kind === 'known' ? null : (
          <p key={keyOf(own)}>
            {t('objectivityItems.unknownTest', {
              test: t('objectivity.table.test', { ...own, title: say(own.title) }),
              why: t(`objectivityItems.unknown.${own.results.why}`),
            })}
          </p>
        ),
      )}
    </Section>
  );
}

function OwnTest({ name, results }: { name: string; results: KnownItems }) {
  const words = useWords();
  const { number, percent, t } = words;
  const { items, missing, pupils, references, source, whole } = results;
  const draw = useMemo(() => {
    const drawn = items.map((own) => ({
      ...own,
      key: own.name,
      label: own.name,
      reference: own.references[0] ?? null,
    }));
    return (width: number) => itemShares(drawn, percent, width);
  }, [items, percent]);
  const [reference] = references;
  const subtitle = t('objectivityItems.subtitle', {
    pupils: number(pupils),
    source: t(`objectivityItems.seen.${source}`),
  });
  const compared =
    reference === undefined || whole.reference === null
      ? ''
      : t('objectivityItems.compared', {
          own: percent(whole.own),
          where: whereText(words, reference),
          reference: percent(whole.reference),
        });
  return (
    <div>
      <PlotFigure
        title={t('objectivityItems.finding', { test: name, finding: itemsFinding(words, results) })}
        subtitle={[subtitle, compared].filter((text) => text !== '').join(' ')}
        draw={draw}
        method="item-results"
        table={<ItemTable results={results} />}
      >
        <ItemLegend
          share={t('objectivityItems.legend.share')}
          reference={reference === undefined ? null : referenceName(words, reference)}
          isUsual={items.some(({ usual }) => usual !== null)}
          seen={(['better', 'worse'] as const).filter((side) => items.some(({ seen }) => seen === side))}
        />
      </PlotFigure>
      {missing === 'noReference' && <p>{t('objectivityItems.load')}</p>}
    </div>
  );
}

function ItemTable({ results: { items, missing, references } }: { results: KnownItems }) {
  const words = useWords();
  const { percent, t } = words;
  const isUsual = missing === null;
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('objectivityItems.column.item')}</Table.Th>
          <Table.Th scope="col">{t('objectivityItems.column.share')}</Table.Th>
          <Table.Th scope="col">{t('objectivityItems.column.interval')}</Table.Th>
          {references.map((own) => (
            <Table.Th key={`${own.kind} ${own.name}`} scope="col">
              {referenceName(words, own)}
            </Table.Th>
          ))}
          {isUsual && <Table.Th scope="col">{t('objectivityItems.column.usual')}</Table.Th>}
          <Table.Th scope="col">{t('objectivityItems.column.seen')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((own) => (
          <Table.Tr key={own.name}>
            <Table.Th scope="row">{own.name}</Table.Th>
            <Table.Td>{percent(own.share)}</Table.Td>
            <Table.Td className={styles.line}>{rangeText(words, own.interval)}</Table.Td>
            {own.references.map((share, place) => (
              <Table.Td key={`${references[place].kind} ${references[place].name}`}>{percent(share)}</Table.Td>
            ))}
            {isUsual && <Table.Td className={styles.line}>{rangeText(words, own.usual)}</Table.Td>}
            <Table.Td>
              {missing === null ? t(`objectivityItems.${own.seen ?? 'usual'}Word`) : t('objectivityItems.unknownSeen')}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
