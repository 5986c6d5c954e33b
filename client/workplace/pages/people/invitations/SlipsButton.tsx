import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { askForSlips } from '../../../../api/people/invitationQueries.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { offerFile } from '../../../../ui/offerFile.ts';
import { useWords } from '../../../../ui/words.ts';

/** Slips of paper for links that were just made, as one PDF. */
export function SlipsButton({ paths, variant }: { paths: string[]; variant?: 'default' }) {
  const { language, t } = useWords();
  const slips = useMutation({
    mutationFn: () => askForSlips(paths, language),
    onSuccess: (files) => {
      for (const [index, file] of files.entries())
        offerFile(file, files.length > 1 ? file.name.replace(/\.pdf$/, ` (${index + 1}).pdf`) : file.name);
    },
  });
  return (
    <>
      <Button variant={variant} loading={slips.isPending} onClick={() => slips.mutate()}>
        {t('invitations.slips', { count: paths.length })}
      </Button>
      <FaultAlert error={slips.error} />
    </>
  );
}
