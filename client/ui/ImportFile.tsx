import { FileInput } from '@mantine/core';
import { useWords } from './words.ts';

type ImportFileProps = {
  /** Endings of names, as the browser's window takes them. */
  accept: string;
  label?: string;
  file: File | null;
  /** Also forgets what was said of the file before. */
  take(file: File | null): void;
};

/** The file of an import; another one begins anew. */
export function ImportFile({ accept, file, label, take }: ImportFileProps) {
  const { t } = useWords();
  return (
    <FileInput
      label={label ?? t('objectivitySources.file')}
      description={file === null ? t('objectivitySources.chooseFirst') : undefined}
      placeholder={t('objectivityWork.tables.placeholder')}
      accept={accept}
      mb="sm"
      value={file}
      onChange={take}
    />
  );
}
