import { Alert, Button, FileButton } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import type { ImportFile } from '../../../../api/people/importQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './RegisterImport.module.css';
import { contentOf, MOST_BYTES } from './readFile.ts';

const ACCEPT = '.xlsx,.csv,.txt';

type FileDropProps = { name: string | null; take(file: ImportFile): void; drop(): void };

/** A file by choice or dragged here. */
export function FileDrop({ drop, name, take }: FileDropProps) {
  const { t } = useWords();
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState<'tooLarge' | 'empty' | 'unread' | null>(null);
  const read = (file: File | null) => {
    if (!file) return;
    setFault(file.size === 0 ? 'empty' : file.size > MOST_BYTES ? 'tooLarge' : null);
    if (file.size === 0 || file.size > MOST_BYTES) return;
    contentOf(file).then(
      (content) => take({ fileName: file.name, content }),
      () => setFault('unread'),
    );
  };
  const receive = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    read(event.dataTransfer.files.item(0));
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is a second way; the button inside is for everybody */}
      <div
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={receive}
      >
        <FileButton onChange={read} accept={ACCEPT} inputProps={{ 'aria-label': t('registerImport.file') }}>
          {(props) => (
            <Button {...props} variant={name === null ? 'filled' : 'default'}>
              {t(name === null ? 'registerImport.choose' : 'registerImport.another')}
            </Button>
          )}
        </FileButton>
        <span className="quiet">{name === null ? t('registerImport.drop') : t('registerImport.chosen', { name })}</span>
        {name !== null && (
          <Button variant="subtle" onClick={drop}>
            {t('registerImport.cancel')}
          </Button>
        )}
      </div>
      {fault && (
        <Alert color="red" variant="light" role="alert" mb="md">
          {t(`registerImport.fileFault.${fault}`)}
        </Alert>
      )}
    </>
  );
}
