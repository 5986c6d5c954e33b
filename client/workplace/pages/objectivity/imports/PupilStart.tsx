import { Alert } from '@mantine/core';
import type { VprTestView } from '../../../../../server/objectivity/tests/schemas.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import type { FileKind } from './files.ts';
import { useUpload } from './imports.ts';
import { SendButton } from './SendButton.tsx';
import type { StartedFile } from './StartPanel.tsx';

type PupilStartProps = { file: StartedFile; test: VprTestView | null; isReading: boolean; open(id: number): void };

/** Takes rows of pupils in. A file that cannot be read or holds names is refused and kept nowhere. */
export function PupilStart({ file, isReading, open, test }: PupilStartProps) {
  const { t } = useWords();
  const upload = useUpload();
  const { names = [], otherKind, unreadable } = upload.data ?? {};
  const send = () => {
    if (!test) return;
    const { chosen, place } = file;
    upload.mutate({ file: chosen.file, place, test }, { onSuccess: ({ id }) => id !== null && open(id) });
  };
  const why = unreadable
    ? t(`tableFault.${unreadable.code}`, { detail: unreadable.detail })
    : names.length > 0
      ? t('vprImport.upload.names', { cells: names.join(', ') })
      : otherKind && t('vprFiles.refused', { kind: t(`vprFiles.kind.${otherKind as FileKind}`) });
  return (
    <>
      <SendButton hasTest={test !== null} isReading={isReading} isPending={upload.isPending} send={send} />
      {upload.error && <ErrorPanel error={upload.error} />}
      {why && (
        <Alert color="red" variant="light" role="alert">
          {why}
        </Alert>
      )}
    </>
  );
}
