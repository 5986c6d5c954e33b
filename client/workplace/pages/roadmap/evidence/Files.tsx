import { ActionIcon, Button, FileButton, Group, Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Evidence } from '../../../../../server/roadmap/evidence/schemas.ts';
import { postFile, postJson, sendJson } from '../../../../api/request.ts';
import { evidenceRecordQuery } from '../../../../api/roadmap/evidenceQueries.ts';
import { withoutCamera } from '../../../../photo.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';

/** What has taken place leads to a document that the server writes: a note, a sheet, a review, minutes. */
function hasDocument({ data, kind }: Evidence): boolean {
  if (kind === 'visit' || kind === 'event') return data.state === 'held';
  return kind === 'observation' || kind === 'review';
}

/** Files of a record: taken along, added, removed. */
export function Files({ record }: { record: Evidence }) {
  const { language, number, t } = useWords();
  const client = useQueryClient();
  const [removed, setRemoved] = useState<Evidence['files'][number] | null>(null);
  const path = `/api/evidence/${record.id}/files`;
  const keep = (changed: Evidence) => client.setQueryData(evidenceRecordQuery(record.id).queryKey, changed);
  const add = useMutation({
    mutationFn: async (file: File) => postFile<Evidence>(path, await withoutCamera(file)),
    onSuccess: keep,
  });
  const file = useMutation({
    mutationFn: () => postJson<Evidence>(`/api/evidence/${record.id}/word?language=${language}`, {}),
    onSuccess: keep,
  });
  const take = useMutation({
    mutationFn: (id: number) => sendJson<Evidence>('DELETE', `${path}/${id}`),
    onSuccess: (changed) => {
      keep(changed);
      setRemoved(null);
    },
  });
  return (
    <>
      {hasDocument(record) && (
        <Group mb="sm">
          <a href={`/api/evidence/${record.id}/word?language=${language}`} download>
            {t('evidence.word.take')}
          </a>
          {record.mayWrite && (
            <Button variant="default" loading={file.isPending} onClick={() => file.mutate()}>
              {t('evidence.word.file')}
            </Button>
          )}
        </Group>
      )}
      <FaultAlert error={file.error} />
      {record.files.length === 0 && <p className="quiet">{t('evidence.files.none')}</p>}
      <ul>
        {record.files.map((file) => (
          <li key={file.id}>
            <Group gap="xs">
              <a href={`${path}/${file.id}`} download={file.name}>
                {file.name}
              </a>
              <span className="quiet">{t('evidence.files.size', { size: number(Math.ceil(file.size / 1024)) })}</span>
              {record.mayWrite && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('evidence.files.remove', { name: file.name })}
                  onClick={() => setRemoved(file)}
                >
                  ×
                </ActionIcon>
              )}
            </Group>
          </li>
        ))}
      </ul>
      <FaultAlert error={add.error} />
      {add.isPending && <Progress value={100} animated aria-label={t('evidence.files.sending')} mb="sm" />}
      {record.mayWrite && (
        <FileButton onChange={(file) => file && add.mutate(file)} resetRef={undefined}>
          {(props) => (
            <Button variant="default" loading={add.isPending} {...props}>
              {t('evidence.files.add')}
            </Button>
          )}
        </FileButton>
      )}
      {record.mayWrite && <p className="quiet">{t('evidence.files.kinds')}</p>}
      <ConfirmDialog
        opened={removed !== null}
        title={t('evidence.files.removeTitle')}
        text={t('evidence.files.removeText', { name: removed?.name })}
        confirm={t('evidence.files.removeYes')}
        isPending={take.isPending}
        error={take.error}
        act={() => removed && take.mutate(removed.id)}
        close={() => setRemoved(null)}
      />
    </>
  );
}
