import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from './words.ts';

const SHOWN_MS = 2_000;

/** Copies a text; in a school's network, without https, in the way that browsers had before. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (!isCopied) throw new Error('the browser does not copy');
}

type CopyButtonProps = { text: string; label?: string; variant?: 'default' | 'subtle' };

/** A button that copies a text and says that it has, or that it could not. */
export function CopyButton({ text, label, variant = 'default' }: CopyButtonProps) {
  const { t } = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'notCopied' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <Button
      variant={variant}
      size="compact-sm"
      onClick={() => {
        copy(text).then(
          () => setOutcome('copied'),
          () => setOutcome('notCopied'),
        );
      }}
    >
      <span aria-live="polite">{outcome === null ? (label ?? t('links.copy')) : t(`links.${outcome}`)}</span>
    </Button>
  );
}
