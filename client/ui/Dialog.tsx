import { Modal, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type DialogProps = { title: string; opened: boolean; close(): void; children: ReactNode };

/** A window above the page with its own heading; Escape and a press beside it close it. */
export function Dialog({ title, opened, close, children }: DialogProps) {
  return (
    <Modal.Root opened={opened} onClose={close}>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <Title order={2} size="h3" mb="sm">
            {title}
          </Title>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
