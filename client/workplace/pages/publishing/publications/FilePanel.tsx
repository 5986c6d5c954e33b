import { Button, FileButton, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Publication } from '../../../../../server/publishing/publications/schemas.ts';
import { putFile, sendJson } from '../../../../api/request.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';

const ACCEPTED = '.pdf,.docx,.xlsx,.png,.jpg,.jpeg';

type FilePanelProps = {
  publication: Publication;
  /** The file cannot be changed: the text is not saved yet, or is no draft any more. */
  isLocked: boolean;
  /** Absent where the publication cannot be written. */
  changed?(publication: Publication): void;
};

/** The file that goes with the text. */
export function FilePanel({ publication, isLocked, changed }: FilePanelProps) {
  const { t } = useWords();
  const { file, id } = publication;
  if (!file && !changed) return null;
  return (
    <Section title={t('publications.file.title')}>
      {file ? (
        <p>
          <a href={`/api/publications/${id}/file`}>{t('publications.file.download', { name: file.name })}</a>
        </p>
      ) : (
        <p className="quiet">{t('publications.file.none')}</p>
      )}
      {changed && <FileActions publication={publication} isLocked={isLocked} changed={changed} />}
    </Section>
  );
}

function FileActions({ publication, isLocked, changed }: Required<FilePanelProps>) {
  const { t } = useWords();
  const [isAsked, setAsked] = useState(false);
  const { file, id, version } = publication;
  const path = `/api/publications/${id}/file?version=${version}`;
  const put = useMutation({ mutationFn: (chosen: File) => putFile<Publication>(path, chosen), onSuccess: changed });
  const take = useMutation({
    mutationFn: () => sendJson<Publication>('DELETE', path),
    onSuccess: (saved) => {
      setAsked(false);
      changed(saved);
    },
  });
  return (
    <>
      <p className="quiet">{isLocked ? t('publications.unsaved') : t('publications.file.hint')}</p>
      <FaultAlert error={put.error} />
      <Group>
        <FileButton accept={ACCEPTED} onChange={(chosen) => chosen && put.mutate(chosen)} disabled={isLocked}>
          {(props) => (
            <Button {...props} variant="default" loading={put.isPending} disabled={isLocked}>
              {t(file ? 'publications.file.replace' : 'publications.file.choose')}
            </Button>
          )}
        </FileButton>
        {file && (
          <Button variant="subtle" disabled={isLocked} onClick={() => setAsked(true)}>
            {t('publications.file.remove')}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        title={t('publications.file.remove')}
        text={t('publications.file.removeAsk', { name: file?.name ?? '' })}
        confirm={t('publications.file.remove')}
        opened={isAsked}
        isPending={take.isPending}
        error={take.error}
        close={() => setAsked(false)}
        act={() => take.mutate()}
      />
    </>
  );
}
