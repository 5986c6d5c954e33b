import { Button, Group, Modal, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type AskPanelProps = {
  isOpen: boolean;
  title: string;
  yes: string;
  no: string;
  /** A step that is not to be taken yet, for instance because a field is empty. */
  isBlocked?: boolean;
  answer(isYes: boolean): void;
  children: ReactNode;
};

/** Asks before something is done that others see or that cannot be undone. */
export function AskPanel({ isOpen, title, yes, no, isBlocked = false, answer, children }: AskPanelProps) {
  return (
    <Modal.Root opened={isOpen} onClose={() => answer(false)}>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <Title order={2} size="h4" mb="sm">
            {title}
          </Title>
          {children}
          <Group mt="md">
            <Button onClick={() => answer(true)} disabled={isBlocked} data-autofocus>
              {yes}
            </Button>
            <Button variant="default" onClick={() => answer(false)}>
              {no}
            </Button>
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
