import { TextInput } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { fold, foldedWords } from '../../surveys/fold.ts';
import { Pager } from './Pager.tsx';
import { useWords } from './words.ts';

/** What fits on a screen or two, so that a list of thousands of rows is as quick as one of ten. */
const ROWS_OF_A_PAGE = 50;
/** Fewer are seen at a glance. */
const SEARCHED_FROM = 20;

type PagedProps<Row> = {
  rows: readonly Row[];
  /** What a row is found by, in most lists the school's name. */
  nameOf(row: Row): string;
  /** Names the field, for instance «Найти школу». */
  search: string;
  children(shown: readonly Row[]): ReactNode;
};

/** A long list a page at a time, with a field that finds rows by name; a handful of rows as they are. */
export function Paged<Row>({ children, nameOf, rows, search }: PagedProps<Row>) {
  const { t } = useWords();
  const [sought, setSought] = useState('');
  const [asked, setAsked] = useState(1);
  const found = useMemo(() => {
    const words = foldedWords(sought);
    if (words.length === 0) return rows;
    return rows.filter((row) => {
      const name = fold(nameOf(row));
      return words.every((word) => name.includes(word));
    });
  }, [nameOf, rows, sought]);
  if (rows.length < SEARCHED_FROM) return children(rows);
  // A list may have become shorter since.
  const page = Math.min(asked, Math.max(1, Math.ceil(found.length / ROWS_OF_A_PAGE)));
  const first = (page - 1) * ROWS_OF_A_PAGE;
  return (
    <>
      <TextInput
        type="search"
        label={search}
        maw={320}
        mb="sm"
        value={sought}
        onChange={({ currentTarget }) => {
          setSought(currentTarget.value);
          setAsked(1);
        }}
      />
      {found.length === 0 ? <p>{t('shell.pages.nothing')}</p> : children(found.slice(first, first + ROWS_OF_A_PAGE))}
      {rows.length > ROWS_OF_A_PAGE && (
        <Pager page={page} onChange={setAsked} count={found.length} size={ROWS_OF_A_PAGE} />
      )}
    </>
  );
}
