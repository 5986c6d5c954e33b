import { Refusal } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';

export type Undoing = {
  error: Error | null;
  isPending: boolean;
  isSuccess: boolean;
  reset(): void;
  mutate(id: number, options: { onSuccess(): void }): void;
};

type UndoDialogProps = { id: number; isAsked: boolean; undoing: Undoing; close(): void };

/** Takes an import back as a whole, or says why not: what of it is in use. */
export function UndoDialog({ close, id, isAsked, undoing }: UndoDialogProps) {
  const { t } = useWords();
  const faults = undoing.error instanceof Refusal ? (undoing.error.problem?.faults ?? []) : [];
  const answer = (isYes: boolean) => {
    if (isYes) return undoing.mutate(id, { onSuccess: close });
    undoing.reset();
    close();
  };
  return (
    <AskPanel
      isOpen={isAsked}
      title={t('registerImport.undoTitle')}
      yes={t('registerImport.undo')}
      no={t('registerImport.keep')}
      isPending={undoing.isPending}
      isDanger
      answer={answer}
    >
      <p>{t('registerImport.undoText')}</p>
      <FaultAlert error={undoing.error} />
      {faults.length > 0 && (
        <ul>
          {faults.map(({ message, path }) => (
            <li key={`${path} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </AskPanel>
  );
}
