import { Button, NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Mapping } from '../../../../../server/ground/db/stored/schemas.ts';
import type { ImportDetail } from '../../../../../server/objectivity/imports/schemas.ts';
import { schoolsQuery } from '../../../../api/people/schoolQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import { columnLetters } from './columnLetters.ts';
import styles from './ImportsPage.module.css';
import type { useImportChange } from './imports.ts';

const FIELDS = ['school', 'login', 'pupil', 'class', 'letter', 'variant', 'total', 'mark', 'journal'] as const;
const NONE = '';

type MappingFormProps = { detail: ImportDetail; change: ReturnType<typeof useImportChange> };

/** What is in which column. Nothing is read before this is said. */
export function MappingForm({ detail, change }: MappingFormProps) {
  const { t } = useWords();
  const id = useId();
  const [mapping, setMapping] = useState(detail.mapping);
  const [schoolId, setSchoolId] = useState(detail.schoolId);
  const hasSchools = mapping.school !== null || (mapping.login ?? null) !== null;
  const lack = lackOf(mapping, hasSchools || schoolId !== null);
  const check = () => {
    const { answers } = detail;
    change.mutate({ kind: 'check', body: { mapping, schoolId: hasSchools ? null : schoolId, answers } });
  };
  const { line, sheet } = detail.place;
  return (
    <>
      <Title order={3} size="h4" mt="md" mb={6}>
        {t('vprImport.mapping.title')}
      </Title>
      <p>
        {sheet === '' ? t('vprImport.mapping.place', { line }) : t('vprImport.mapping.placeOnSheet', { line, sheet })}{' '}
        {t(detail.remembered ? 'vprImport.mapping.remembered' : 'vprImport.mapping.proposed')}{' '}
        {t('vprImport.mapping.placeWrong')}
      </p>
      <div className={styles.columns}>
        {FIELDS.map((field) => (
          <ColumnChoice
            key={field}
            label={t(`vprImport.mapping.${field}`)}
            detail={detail}
            value={mapping[field] ?? null}
            change={(column) => setMapping({ ...mapping, [field]: column })}
          />
        ))}
        {!hasSchools && <SchoolChoice value={schoolId} change={setSchoolId} />}
      </div>
      <Items detail={detail} mapping={mapping} map={setMapping} />
      <Button onClick={check} disabled={lack !== null} loading={change.isPending} aria-describedby={id}>
        {t('vprImport.mapping.check')}
      </Button>
      <p className="quiet" id={id} role="status">
        {lack && t(`vprImport.mapping.needed.${lack.what}`, { letters: lack.letters })}
      </p>
    </>
  );
}

type Lack = { what: 'pupil' | 'total' | 'school' | 'twice'; letters: string };

/** Why the rows cannot be checked by this mapping; null where they can. Without a column of totals all items are added up. */
function lackOf(mapping: Mapping, hasSchool: boolean): Lack | null {
  const { items, pupil, total } = mapping;
  const lack = (what: Lack['what']): Lack => ({ what, letters: '' });
  if (pupil === null) return lack('pupil');
  if (total === null && (items.length === 0 || items.some(({ column }) => column === null))) return lack('total');
  if (!hasSchool) return lack('school');
  const used = [...FIELDS.map((field) => mapping[field] ?? null), ...items.map(({ column }) => column)];
  const twice = used.find((column, index) => column !== null && used.indexOf(column) < index);
  return twice == null ? null : { what: 'twice', letters: columnLetters(twice) };
}

type ColumnChoiceProps = {
  label: string;
  detail: Pick<ImportDetail, 'header' | 'example'>;
  value: number | null;
  change(column: number | null): void;
};

function ColumnChoice({ label, detail: { example, header }, value, change }: ColumnChoiceProps) {
  const { t } = useWords();
  const columns = header.map((name, column) => {
    const words = { letters: columnLetters(column), header: name, example: example[column] ?? '' };
    return {
      value: String(column),
      label: t(words.example === '' ? 'vprImport.mapping.columnEmpty' : 'vprImport.mapping.column', words),
    };
  });
  return (
    <NativeSelect
      label={label}
      data={[{ value: NONE, label: t('vprImport.mapping.none') }, ...columns]}
      value={value === null ? NONE : String(value)}
      onChange={({ currentTarget }) => change(currentTarget.value === NONE ? null : Number(currentTarget.value))}
    />
  );
}

function SchoolChoice({ value, change }: { value: number | null; change(id: number | null): void }) {
  const { say, t } = useWords();
  const { data } = useQuery(schoolsQuery);
  return (
    <NativeSelect
      label={t('vprImport.mapping.wholeFile')}
      data={[
        { value: NONE, label: t('vprImport.mapping.choose') },
        ...(data?.schools ?? []).map(({ id, shortName }) => ({ value: String(id), label: say(shortName) })),
      ]}
      value={value === null ? NONE : String(value)}
      onChange={({ currentTarget }) => change(currentTarget.value === NONE ? null : Number(currentTarget.value))}
    />
  );
}

type ItemsProps = { detail: ImportDetail; mapping: Mapping; map(mapping: Mapping): void };

/** Items are many and nearly always right, so they are folded away. */
function Items({ detail, mapping, map }: ItemsProps) {
  const { t } = useWords();
  const missing = mapping.items.filter(({ column }) => column === null).length;
  const isPartlyMapped = missing > 0 && missing < mapping.items.length;
  if (mapping.items.length === 0) return <p className="quiet">{t('vprImport.mapping.itemsNone')}</p>;
  const put = (index: number, column: number | null) =>
    map({ ...mapping, items: mapping.items.map((item, i) => (i === index ? { ...item, column } : item)) });
  return (
    <details className={styles.items} open={isPartlyMapped}>
      <summary>
        {t('vprImport.mapping.items', { count: mapping.items.length - missing, all: mapping.items.length })}
      </summary>
      <div className={styles.columns}>
        {mapping.items.map(({ name, column }, index) => (
          <ColumnChoice
            key={name}
            label={t('vprImport.mapping.item', { name })}
            detail={detail}
            value={column}
            change={(chosen) => put(index, chosen)}
          />
        ))}
      </div>
    </details>
  );
}
