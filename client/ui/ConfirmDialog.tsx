import { Button, Group } from '@mantine/core';
import { Dialog } from './Dialog.tsx';
import { FaultAlert } from './FaultAlert.tsx';
import { useWords } from './words.ts';

type ConfirmDialogProps = {
  title: string;
  /** What follows, and whether it can be taken back. */
  text: string;
  confirm: string;
  opened: boolean;
  isPending: boolean;
  error: Error | null;
  close(): void;
  act(): void;
};

/** Asks before something that others feel. */
export function ConfirmDialog({ act, close, confirm, error, isPending, opened, text, title }: ConfirmDialogProps) {
  const { t } = useWords();
  return (
    <Dialog title={title} opened={opened} close={close}>
      <p>{text}</p>
      <FaultAlert error={error} />
      <Group>
        <Button color="red" loading={isPending} onClick={act}>
          {confirm}
        </Button>
        <Button variant="default" onClick={close}>
          {t('account.cancel')}
        </Button>
      </Group>
    </Dialog>
  );
}
