import { Button, FileButton } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import styles from './DropZone.module.css';

type DropZoneProps = {
  /** Endings of names, as the browser's window takes them. */
  accept: string;
  /** Of the input, for whoever does not see the button. */
  label: string;
  /** Of the file that is there; null before one is chosen. */
  name: string | null;
  words: { choose: string; another: string; hint: string; chosen: string; remove: string };
  take(file: File): void;
  drop(): void;
};

/** A file by choice or dragged here. */
export function DropZone({ accept, drop, label, name, take, words }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  const forget = useRef<() => void>(null);
  const read = (file: File | null) => {
    if (!file) return;
    take(file);
    // Else the same file, mended meanwhile, could not be chosen again.
    forget.current?.();
  };
  const receive = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    read(event.dataTransfer.files.item(0));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a second way; the button inside is for everybody
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
      <FileButton onChange={read} accept={accept} resetRef={forget} inputProps={{ 'aria-label': label }}>
        {(props) => (
          <Button {...props} variant={name === null ? 'filled' : 'default'}>
            {name === null ? words.choose : words.another}
          </Button>
        )}
      </FileButton>
      <span className="quiet">{name === null ? words.hint : words.chosen}</span>
      {name !== null && (
        <Button variant="subtle" onClick={drop}>
          {words.remove}
        </Button>
      )}
    </div>
  );
}
