import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DistrictItems } from '../../../../../server/objectivity/item-results/schemas.ts';
import { itemShares } from '../../../../charts/itemShares.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { ItemLegend } from './ItemLegend.tsx';
import { type KnownDistrict, rangeText, referenceName } from './itemWords.ts';
import styles from './objectivity.module.css';

/** The items of one test over all its schools, and the schools where single items stand out. */
export function TerritoryItems({ items }: { items: DistrictItems }) {
  const { t } = useWords();
  return (
    <Section title={t('objectivityItems.districtTitle')}>
      {items.kind === 'known' ? (
        <>
          <p>{t('objectivityItems.lead')}</p>
          <Known results={items} />
        </>
      ) : (
        <p>{t(`objectivityItems.unknown.${items.why}`)}</p>
      )}
    </Section>
  );
}

function Known({ results }: { results: KnownDistrict }) {
  const words = useWords();
  const { percent, t } = words;
  const { items, missing, reference, schools } = results;
  const draw = useMemo(() => {
    const drawn = items.map((own) => ({ ...own, key: own.name, label: own.name, usual: null, seen: null }));
    return (width: number) => itemShares(drawn, percent, width);
  }, [items, percent]);
  const isSure = items.some(({ interval }) => interval !== null);
  const seen = new Set(items.flatMap(({ better, worse }) => [...better, ...worse])).size;
  const found = seen === 0 ? t('objectivityItems.districtNone') : t('objectivityItems.districtFound', { count: seen });
  return (
    <>
      <PlotFigure
        title={missing === null ? found : t('objectivityItems.districtShares')}
        subtitle={t('objectivityItems.districtSubtitle', { count: schools })}
        draw={draw}
        method="item-results"
        table={<DistrictTable results={results} />}
      >
        <ItemLegend
          share={t(`objectivityItems.legend.${isSure ? 'districtShare' : 'districtAlone'}`)}
          reference={reference === null ? null : referenceName(words, reference)}
          isUsual={false}
          seen={[]}
        />
      </PlotFigure>
      {missing !== null && <p>{t('objectivityItems.notChecked', { why: t(`objectivityItems.why.${missing}`) })}</p>}
      {reference === null && <p>{t('objectivityItems.districtAlone')}</p>}
      {seen > 0 && <Standing results={results} />}
    </>
  );
}

/** Schools where an item stands out, item by item. */
function Standing({ results: { items } }: { results: KnownDistrict }) {
  const { t } = useWords();
  const lines = items.flatMap(({ better, name, worse }) =>
    [['better', better] as const, ['worse', worse] as const].flatMap(([side, ids]) =>
      ids.length === 0 ? [] : [{ key: `${name} ${side}`, name, side, ids }],
    ),
  );
  return (
    <ul>
      {lines.map(({ ids, key, name, side }) => (
        <li key={key}>
          {t('objectivityItems.standing', { item: name, seen: t(`objectivityItems.${side}Word`) })}{' '}
          <Schools ids={ids} />
        </li>
      ))}
    </ul>
  );
}

function Schools({ ids }: { ids: readonly number[] }) {
  const { say } = useWords();
  const { nameOf } = useSchools();
  return ids.map((schoolId, place) => (
    <span key={schoolId}>
      {place > 0 && ', '}
      <Link to="/objectivity/schools/$schoolId" params={{ schoolId }}>
        {say(nameOf(schoolId))}
      </Link>
    </span>
  ));
}

function DistrictTable({ results: { items, reference } }: { results: KnownDistrict }) {
  const words = useWords();
  const { number, percent, t } = words;
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('objectivityItems.column.item')}</Table.Th>
          <Table.Th scope="col">{t('objectivityItems.column.district')}</Table.Th>
          <Table.Th scope="col">{t('objectivityItems.column.interval')}</Table.Th>
          {reference !== null && <Table.Th scope="col">{referenceName(words, reference)}</Table.Th>}
          <Table.Th scope="col">{t('objectivityItems.column.better')}</Table.Th>
          <Table.Th scope="col">{t('objectivityItems.column.worse')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((own) => (
          <Table.Tr key={own.name}>
            <Table.Th scope="row">{own.name}</Table.Th>
            <Table.Td>{percent(own.share)}</Table.Td>
            <Table.Td className={styles.line}>{rangeText(words, own.interval)}</Table.Td>
            {reference !== null && <Table.Td>{own.reference === null ? '' : percent(own.reference)}</Table.Td>}
            <Table.Td>{number(own.better.length)}</Table.Td>
            <Table.Td>{number(own.worse.length)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
