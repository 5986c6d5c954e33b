import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import styles from './Section.module.css';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Title id={id} order={2} size="h3" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}
