import { Alert } from '@mantine/core';
import { useState } from 'react';
import type { ImportFile } from '../../../../api/people/importQueries.ts';
import { DropZone } from '../../../../ui/DropZone.tsx';
import { useWords } from '../../../../ui/words.ts';
import { contentOf, MOST_BYTES } from './readFile.ts';

const ACCEPT = '.xlsx,.csv,.txt';

type FileDropProps = { name: string | null; take(file: ImportFile): void; drop(): void };

/** The file of a register, with its content. */
export function FileDrop({ drop, name, take }: FileDropProps) {
  const { t } = useWords();
  const [fault, setFault] = useState<'tooLarge' | 'empty' | 'unread' | null>(null);
  const read = (file: File) => {
    setFault(file.size === 0 ? 'empty' : file.size > MOST_BYTES ? 'tooLarge' : null);
    if (file.size === 0 || file.size > MOST_BYTES) return;
    contentOf(file).then(
      (content) => take({ fileName: file.name, content }),
      () => setFault('unread'),
    );
  };
  const words = {
    choose: t('registerImport.choose'),
    another: t('registerImport.another'),
    hint: t('registerImport.drop'),
    chosen: t('registerImport.chosen', { name: name ?? '' }),
    remove: t('registerImport.cancel'),
  };
  return (
    <>
      <DropZone accept={ACCEPT} label={t('registerImport.file')} name={name} words={words} take={read} drop={drop} />
      {fault && (
        <Alert color="red" variant="light" role="alert" mb="md">
          {t(`registerImport.fileFault.${fault}`)}
        </Alert>
      )}
    </>
  );
}
