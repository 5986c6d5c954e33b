import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HistoryResponse, Publication } from '../../../../../server/publishing/publications/schemas.ts';
import { publicationHistoryQuery } from '../../../../api/publishing/publicationQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { MarkdownText } from './MarkdownText.tsx';
import styles from './publications.module.css';

/** Who did what and when, with the words they left, and every version of the text. */
export function HistoryPanel({ publication }: { publication: Publication }) {
  const { t } = useWords();
  const history = useQuery(publicationHistoryQuery(publication.id));
  return (
    <Section title={t('publications.history.title')}>
      <Answer query={history} height={60}>
        {(data) => (
          <>
            <Steps steps={data.steps} />
            <Versions versions={data.versions} />
          </>
        )}
      </Answer>
    </Section>
  );
}

function Steps({ steps }: Pick<HistoryResponse, 'steps'>) {
  const { day, t } = useWords();
  if (steps.length === 0) return null;
  return (
    <ol className={styles.history} aria-label={t('publications.history.title')}>
      {steps.map(({ at, by, day: when, note, role, step }) => (
        <li key={`${at} ${step}`}>
          {t('publications.history.step', {
            when: day(when),
            who: `${by ?? t('publications.history.deleted')} (${t(`roles.${role}`)})`,
            what: t(`publications.history.took.${step}`),
          })}
          {note !== '' && <q lang="ru"> {note}</q>}
        </li>
      ))}
    </ol>
  );
}

function Versions({ versions }: Pick<HistoryResponse, 'versions'>) {
  const { t } = useWords();
  return (
    <div className={styles.history}>
      <p>{t('publications.history.versions')}</p>
      {versions.map((version) => (
        <Version key={version.version} {...version} />
      ))}
    </div>
  );
}

/** Its text is rendered when somebody opens it: there may be many. */
function Version({
  body,
  changedAt,
  changedBy,
  fileName,
  findings,
  title,
  version,
}: HistoryResponse['versions'][number]) {
  const { moment, t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {t('publications.history.version', {
          version,
          when: moment(changedAt),
          who: changedBy ?? t('publications.history.deleted'),
        })}
      </summary>
      <p lang="ru">
        <strong>{title}</strong>
      </p>
      {isOpen && <MarkdownText text={body} />}
      {findings?.map(({ doing, said }) => (
        <p key={said} lang="ru">
          {said} – {doing}
        </p>
      ))}
      {fileName && <p className="quiet">{fileName}</p>}
    </details>
  );
}
