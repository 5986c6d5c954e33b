import { Select } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { schoolsQuery } from '../../api/people/schoolQueries.ts';
import { useWords } from '../../ui/words.ts';
import { matching } from './options.ts';
import styles from './Shell.module.css';

/** Finds a school by its short name; the key `/` comes here from anywhere but a field. */
export function SchoolSearch() {
  const { say, t } = useWords();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [sought, setSought] = useState('');
  const { data } = useQuery(schoolsQuery);
  const options = useMemo(
    () => data?.schools.map(({ id, shortName }) => ({ value: String(id), label: say(shortName) })) ?? [],
    [data, say],
  );
  const offered = useMemo(() => matching(options, sought), [options, sought]);
  useHotkeys([['/', () => field.current?.focus()]]);
  const open = (id: string | null) => {
    if (!id) return;
    setSought('');
    void navigate({ to: '/schools/$schoolId', params: { schoolId: Number(id) } });
  };
  return (
    <Select
      ref={field}
      className={styles.search}
      aria-label={t('shell.search.label')}
      placeholder={t('shell.search.placeholder')}
      nothingFoundMessage={t('shell.search.nothing')}
      data={offered}
      filter={({ options: all }) => all}
      searchable
      value={null}
      searchValue={sought}
      onSearchChange={setSought}
      onChange={open}
    />
  );
}
