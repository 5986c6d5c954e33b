import { Button, Group, Modal, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type AskFirstProps = {
  opened: boolean;
  title: string;
  yes: string;
  no: string;
  confirm(): void;
  close(): void;
  children: ReactNode;
};

/** A question before what cannot be undone by one click. */
export function AskFirst({ opened, title, yes, no, confirm, close, children }: AskFirstProps) {
  return (
    <Modal.Root opened={opened} onClose={close}>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <Title order={2} size="h4" mb="sm">
            {title}
          </Title>
          <p>{children}</p>
          <Group>
            <Button onClick={confirm} data-autofocus>
              {yes}
            </Button>
            <Button variant="default" onClick={close}>
              {no}
            </Button>
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
