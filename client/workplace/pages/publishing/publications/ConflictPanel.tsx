import { Alert, Button, Group } from '@mantine/core';
import type { Publication } from '../../../../../server/publishing/publications/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { MarkdownText } from './BodyField.tsx';

type ConflictPanelProps = {
  /** What is stored now. */
  theirs: Publication;
  isPending: boolean;
  keepMine(): void;
  takeTheirs(): void;
};

/** Somebody else was faster: what they saved beside what one has typed, and the choice between them. */
export function ConflictPanel({ theirs, isPending, keepMine, takeTheirs }: ConflictPanelProps) {
  const { moment, t } = useWords();
  const { body, changedAt, changedBy, findings, mayWrite, title, version } = theirs;
  const who = changedBy ?? t('publications.history.deleted');
  return (
    <Alert color="gray" variant="light" role="alert" title={t('publications.conflict.title')} mb="md">
      <p>{t('publications.conflict.text', { version, who, when: moment(changedAt) })}</p>
      {!mayWrite && <p>{t('publications.conflict.locked')}</p>}
      <details>
        <summary>{t('publications.conflict.theirs')}</summary>
        <p lang="ru">
          <strong>{title}</strong>
        </p>
        <MarkdownText text={body} />
        {findings?.map(({ doing, said }) => (
          <p key={said} lang="ru">
            {said} – {doing}
          </p>
        ))}
      </details>
      <Group mt="sm">
        {mayWrite && (
          <Button onClick={keepMine} loading={isPending}>
            {t('publications.conflict.mine')}
          </Button>
        )}
        <Button variant="default" onClick={takeTheirs}>
          {t('publications.conflict.take')}
        </Button>
      </Group>
    </Alert>
  );
}
