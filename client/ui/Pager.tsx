import { Group, Pagination } from '@mantine/core';
import { useId } from 'react';
import styles from './Pager.module.css';
import { useWords } from './words.ts';

type PagerProps = {
  /** From 1. */
  page: number;
  onChange(page: number): void;
  /** Rows in all, and of one page. */
  count: number;
  size: number;
};

/** Which rows of a long list are shown, and the way to the others. */
export function Pager({ count, onChange, page, size }: PagerProps) {
  const { t } = useWords();
  const told = useId();
  const pages = Math.ceil(count / size);
  const first = (page - 1) * size;
  return (
    <Group className={styles.pager} gap="md" mt="sm">
      <span id={told} role="status" className="quiet">
        {t('shell.pages.shown', { from: Math.min(first + 1, count), to: Math.min(first + size, count), count })}
      </span>
      {pages > 1 && (
        <Pagination.Root
          total={pages}
          value={page}
          onChange={onChange}
          size="sm"
          getItemProps={(number) => ({ 'aria-label': t('shell.pages.page', { page: number }) })}
        >
          <Group component="nav" gap={4} aria-describedby={told} aria-label={t('shell.pages.label')}>
            <Pagination.Previous aria-label={t('shell.pages.previous')} />
            <Pagination.Items />
            <Pagination.Next aria-label={t('shell.pages.next')} />
          </Group>
        </Pagination.Root>
      )}
    </Group>
  );
}
