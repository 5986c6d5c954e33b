import { Button, Group, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ListResponse } from '../../../../../../server/roadmap/municipal/designations/lists/schemas.ts';
import { Dialog } from '../../../../../ui/Dialog.tsx';
import { useWords } from '../../../../../ui/words.ts';
import { useSchools } from '../../../../shell/schools.ts';
import type { Marks } from './marks.ts';
import { readPasted } from './pasted.ts';

type PasteDialogProps = { list: Pick<ListResponse, 'schools'>; take(marks: Marks): void; close(): void };

/** Marks from the rows of a table; what was not understood is shown before anything is taken. */
export function PasteDialog({ close, list, take }: PasteDialogProps) {
  const { t } = useWords();
  const { find } = useSchools();
  const [text, setText] = useState('');
  const read = useMemo(() => {
    const schools = list.schools.map(({ schoolId }) => {
      const school = find(schoolId);
      return { id: schoolId, names: school ? [school.name.ru, school.shortName.ru, school.shortName.en] : [] };
    });
    return readPasted(text, schools);
  }, [find, list.schools, text]);
  return (
    <Dialog opened size="lg" title={t('designations.pasted.title')} close={close}>
      <Textarea
        label={t('designations.pasted.label')}
        description={t('designations.pasted.hint')}
        mb="sm"
        autosize
        minRows={6}
        maxRows={14}
        maxLength={200_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div role="status">
        {text.trim() !== '' && <p>{t('designations.pasted.found', { count: read.found })}</p>}
        {(['unknown', 'ambiguous', 'withoutStatus'] as const).map((kind) => (
          <Left key={kind} title={t(`designations.pasted.${kind}`, { count: read[kind].length })} rows={read[kind]} />
        ))}
      </div>
      <Group>
        <Button
          disabled={read.marks.size === 0}
          onClick={() => {
            take(read.marks);
            close();
          }}
        >
          {t('designations.pasted.take')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('evidence.cancel')}
        </Button>
      </Group>
    </Dialog>
  );
}

function Left({ rows, title }: { title: string; rows: string[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <strong>{title}</strong>
      <ul>
        {[...new Set(rows)].map((row) => (
          <li key={row}>{row}</li>
        ))}
      </ul>
    </>
  );
}
