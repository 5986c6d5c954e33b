import { Button, Group } from '@mantine/core';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';

type FormEndProps = { saving: { error: Error | null; isPending: boolean }; close(): void };

/** The end of every form of the work on signs: what went wrong, save, and the way out. */
export function FormEnd({ close, saving }: FormEndProps) {
  const { t } = useWords();
  return (
    <>
      <FaultAlert error={saving.error} />
      <Group>
        <Button type="submit" loading={saving.isPending}>
          {t('objectivityWork.form.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('objectivityWork.form.cancel')}
        </Button>
      </Group>
    </>
  );
}
