import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './AccountPage.module.css';

/** One part of the page of the own account. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.panel}>
      <Title order={2} size="h3" mb="xs">
        {title}
      </Title>
      {children}
    </div>
  );
}
