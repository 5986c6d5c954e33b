import { Modal, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type DialogProps = { title: string; opened: boolean; size?: 'lg'; close(): void; children: ReactNode };

/** A window above the page with its own heading; Escape and a press beside it close it. */
export function Dialog({ title, opened, size, close, children }: DialogProps) {
  return (
    <Modal.Root opened={opened} onClose={close} size={size}>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <Title order={2} size="h4" mb="sm">
            {title}
          </Title>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
