import { AskPanel } from './AskPanel.tsx';
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

/** Asks before something that others feel; stays open while it is done, and says what went wrong. */
export function ConfirmDialog({ act, close, confirm, error, isPending, opened, text, title }: ConfirmDialogProps) {
  const { t } = useWords();
  return (
    <AskPanel
      isOpen={opened}
      title={title}
      yes={confirm}
      no={t('account.cancel')}
      isPending={isPending}
      isDanger
      answer={(isYes) => (isYes ? act() : close())}
    >
      <p>{text}</p>
      <FaultAlert error={error} />
    </AskPanel>
  );
}
