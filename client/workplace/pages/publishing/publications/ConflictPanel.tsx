import type { Publication } from '../../../../../server/publishing/publications/schemas.ts';
import { Conflict } from '../../../../ui/Conflict.tsx';
import { useWords } from '../../../../ui/words.ts';
import { MarkdownText } from './MarkdownText.tsx';

type ConflictPanelProps = {
  /** What is stored now. */
  theirs: Publication;
  isPending: boolean;
  keepMine(): void;
  takeTheirs(): void;
};

/** Somebody else was faster: the whole text that they saved, for a text is not compared field by field. */
export function ConflictPanel({ theirs, isPending, keepMine, takeTheirs }: ConflictPanelProps) {
  const { moment, t } = useWords();
  const { body, changedAt, changedBy, findings, mayWrite, title, version } = theirs;
  const who = changedBy ?? t('publications.history.deleted');
  return (
    <Conflict
      who={changedBy}
      texts={{
        title: t('publications.conflict.title'),
        lead: t('publications.conflict.text', { version, who, when: moment(changedAt) }),
        keep: t('publications.conflict.mine'),
        take: t('publications.conflict.take'),
      }}
      keepMine={mayWrite ? keepMine : undefined}
      isSaving={isPending}
      takeTheirs={takeTheirs}
    >
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
    </Conflict>
  );
}
