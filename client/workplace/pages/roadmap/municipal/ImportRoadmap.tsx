import { Alert, Button, Group, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoadmapImportResponse } from '../../../../../server/roadmap/municipal/imports/schemas.ts';
import { type Place, placeFields } from '../../../../api/people/importQueries.ts';
import { postFile } from '../../../../api/request.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { ImportFile } from '../../../../ui/ImportFile.tsx';
import { useWords } from '../../../../ui/words.ts';
import { TablePlace } from '../../people/imports/TablePlace.tsx';

type Sent = { file: File; store: 'yes' | 'no'; version: number; place: Place };

/** A roadmap from a table or a Word document: first what would change, then the confirmation. */
export function ImportRoadmap({ year: shownYear }: { year: number }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('roadmap.importing.button')}
      </Button>
      <Dialog title={t('roadmap.importing.title')} opened={isOpen} close={() => setOpen(false)}>
        <ImportForm shownYear={shownYear} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ImportForm({ close, shownYear }: { shownYear: number; close(): void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [year, setYear] = useState(shownYear);
  const [file, setFile] = useState<File | null>(null);
  const [place, setPlace] = useState<Place>({});
  const sending = useMutation({
    mutationFn: ({ file: own, place: at, store, version }: Sent) =>
      postFile<RoadmapImportResponse>(`/api/roadmap/${year}/import`, own, {
        ...{ store, version: String(version) },
        ...placeFields(at),
      }),
    onSuccess: async ({ stored }) => {
      if (!stored) return;
      await client.invalidateQueries({ queryKey: ['roadmap'] });
      close();
      await navigate({ to: '/roadmap', search: { year } });
    },
  });
  const read = sending.data;
  const isGood = read !== undefined && read.unreadable === null && read.faults.length === 0;
  const send = () => file && sending.mutate({ file, place, store: isGood ? 'yes' : 'no', version: read?.version ?? 0 });
  const goTo = (at: Place) => {
    setPlace(at);
    if (file) sending.mutate({ file, place: at, store: 'no', version: 0 });
  };
  return (
    <>
      <p>{t('roadmap.importing.lead')}</p>
      <p>
        <a href={`/api/roadmap/${shownYear}/table`} download>
          {t('roadmap.importing.example', { year: shownYear })}
        </a>
      </p>
      <NumberInput
        label={t('roadmap.year')}
        mb="sm"
        min={2000}
        max={2100}
        value={year}
        onChange={(next) => {
          sending.reset();
          setYear(Number(next));
        }}
      />
      <ImportFile
        accept=".docx,.xlsx,.csv,.txt"
        file={file}
        take={(next) => {
          sending.reset();
          setPlace({});
          setFile(next);
        }}
      />
      <FaultAlert error={sending.error} />
      <div role="status">{read && <Preview read={read} />}</div>
      {read && <TablePlace seen={read} chosen={place} goTo={goTo} />}
      <Group mt="md">
        <Button onClick={send} loading={sending.isPending} disabled={file === null}>
          {t(isGood ? 'roadmap.importing.confirm' : 'roadmap.importing.check')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('evidence.cancel')}
        </Button>
      </Group>
    </>
  );
}

function Preview({ read: { faults, rows, unreadable } }: { read: RoadmapImportResponse }) {
  const { say, t } = useWords();
  if (unreadable)
    return (
      <Alert color="red" variant="light">
        {t(`tableFault.${unreadable.code}`, { detail: unreadable.detail })}
      </Alert>
    );
  if (faults.length > 0)
    return (
      <Alert color="red" variant="light" title={t('roadmap.importing.faults', { count: faults.length })}>
        <ul>
          {faults.map(({ code, found, line }) => (
            <li key={`${line} ${code} ${found}`}>
              {t('roadmap.importing.line', { line })} {t(`roadmap.importing.code.${code}`, { found })}
            </li>
          ))}
        </ul>
      </Alert>
    );
  const different = rows.filter(({ change }) => change !== 'same');
  return (
    <>
      <p>{t('roadmap.importing.preview', { same: rows.length - different.length, different: different.length })}</p>
      <ul>
        {different.map(({ change, no, title }) => (
          <li key={no}>
            {t(`roadmap.importing.change.${change}`)}: {no}. {say(title)}
          </li>
        ))}
      </ul>
    </>
  );
}
