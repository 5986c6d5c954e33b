import type { ReactNode } from 'react';
import styles from './Wide.module.css';

type WideProps = {
  /** Names what is scrolled, where no heading stands above it. */
  label?: string;
  children: ReactNode;
};

/** What is wider than the page is scrolled in itself, by keyboard too. */
export function Wide({ label, children }: WideProps) {
  const attributes = { className: styles.wide, tabIndex: 0 };
  return label === undefined ? (
    <div {...attributes}>{children}</div>
  ) : (
    <section {...attributes} aria-label={label}>
      {children}
    </section>
  );
}
