import { Button, Group, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  ActivityStatusView,
  RoadmapContent,
  RoadmapStatus,
} from '../../../../../server/roadmap/municipal/schemas.ts';
import { putJson } from '../../../../api/request.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { changedActivity, contentOf, type EditedActivity, editedOf } from './editing.ts';

type EditorProps = { status: RoadmapStatus; activity: ActivityStatusView };

/** Changes what one row says: its words, days, target, and the assumption that is ours. The rule that computes it stays. */
export function ActivityEditor(props: EditorProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" mt="sm" onClick={() => setOpen(true)}>
        {t('roadmap.edit.button')}
      </Button>
      {isOpen && <Editor {...props} close={() => setOpen(false)} />}
    </>
  );
}

function Editor({ activity, close, status }: EditorProps & { close(): void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const path = `/api/roadmap/${status.year}`;
  const form = useForm<EditedActivity>({
    initialValues: editedOf(activity),
    validate: {
      titleRu: (text) => (text.trim() === '' ? t('evidence.fault.required') : null),
      titleEn: (text) => (text.trim() === '' ? t('evidence.fault.required') : null),
      from: (day) => (day === '' ? t('evidence.fault.required') : null),
      to: (day, { from }) => (day === '' || day < from ? t('roadmap.edit.order') : null),
      note: (text) => (text.trim() === '' ? t('evidence.fault.required') : null),
    },
  });
  const save = useMutation({
    mutationFn: (edited: EditedActivity) => {
      const content = contentOf(status);
      const activities = content.activities.map((each) =>
        each.no === activity.no ? changedActivity(each, edited) : each,
      );
      // The version that the reader saw, so that another person's change in between is told and not overwritten.
      const body = { version: status.version, content: { ...content, activities }, note: edited.note.trim() };
      return putJson<RoadmapContent>(path, body);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['roadmap'] });
      close();
    },
  });
  return (
    <Dialog opened size="lg" title={t('roadmap.edit.title', { no: activity.no })} close={close}>
      <form onSubmit={form.onSubmit((edited) => save.mutate(edited))} noValidate>
        <TextInput label={t('roadmap.edit.titleRu')} mb="sm" {...form.getInputProps('titleRu')} />
        <TextInput label={t('roadmap.edit.titleEn')} mb="sm" {...form.getInputProps('titleEn')} />
        <Group grow mb="sm" align="start">
          <TextInput type="date" label={t('evidence.from')} {...form.getInputProps('from')} />
          <TextInput type="date" label={t('evidence.to')} {...form.getInputProps('to')} />
        </Group>
        <NumberInput
          label={t(activity.target.unit === 'percent' ? 'roadmap.edit.targetPercent' : 'roadmap.edit.target')}
          mb="sm"
          min={0}
          max={activity.target.unit === 'percent' ? 100 : 1000}
          {...form.getInputProps('target')}
        />
        <Textarea label={t('roadmap.edit.ours')} mb="sm" autosize {...form.getInputProps('ours')} />
        <TextInput label={t('roadmap.edit.note')} mb="md" maxLength={1000} {...form.getInputProps('note')} />
        <FaultAlert error={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('evidence.save')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('evidence.cancel')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
