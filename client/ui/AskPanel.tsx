import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';

type AskPanelProps = {
  isOpen: boolean;
  title: string;
  yes: string;
  no: string;
  /** A step that is not to be taken yet, for instance because a field is empty. */
  isBlocked?: boolean;
  isPending?: boolean;
  /** For what takes something away from others. */
  isDanger?: boolean;
  answer(isYes: boolean): void;
  children: ReactNode;
};

/** The one tone of Mantine's red on which white can be read. */
const DANGER = 'red.9';

/** Asks before something is done that others see or that cannot be undone. */
export function AskPanel(props: AskPanelProps) {
  const { isOpen, title, yes, no, isBlocked = false, isPending = false, isDanger = false, answer, children } = props;
  return (
    <Dialog opened={isOpen} title={title} close={() => answer(false)}>
      {children}
      <Group mt="md">
        <Button
          color={isDanger ? DANGER : undefined}
          onClick={() => answer(true)}
          disabled={isBlocked}
          loading={isPending}
          data-autofocus
        >
          {yes}
        </Button>
        <Button variant="default" onClick={() => answer(false)}>
          {no}
        </Button>
      </Group>
    </Dialog>
  );
}
