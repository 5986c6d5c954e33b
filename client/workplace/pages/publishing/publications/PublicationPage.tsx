import { Alert, Badge, Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Publication, PublicationStep } from '../../../../../server/publishing/publications/schemas.ts';
import { publicationQuery } from '../../../../api/publishing/publicationQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { Editor } from './Editor.tsx';
import { FilePanel } from './FilePanel.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { MarkdownText } from './MarkdownText.tsx';
import styles from './publications.module.css';
import { StepsPanel } from './StepsPanel.tsx';

/** One publication: what it says, whose turn it is, and how it came there. */
export function PublicationPage() {
  const { t } = useWords();
  const { publicationId } = useParams({ from: '/publications/$publicationId' });
  const publication = useQuery(publicationQuery(publicationId));
  return (
    <>
      <Link to="/publications">{t('publications.back')}</Link>
      {!publication.data && (
        <Title order={1} size="h2">
          {t('publications.title')}
        </Title>
      )}
      <Answer query={publication}>{(data) => <Whole key={data.id} publication={data} />}</Answer>
    </>
  );
}

function Whole({ publication }: { publication: Publication }) {
  const { t } = useWords();
  const [done, setDone] = useState<PublicationStep | null>(null);
  return (
    <>
      <title>{`${publication.title} · ${t('shell.app')}`}</title>
      <Head publication={publication} />
      <div role="status">
        {done && (
          <Alert color="teal" variant="light" mt="sm">
            {t(`publications.done.${done}`)}
          </Alert>
        )}
      </div>
      {publication.mayWrite ? (
        <Editor publication={publication} taken={setDone} />
      ) : (
        <>
          <StepsPanel publication={publication} isDirty={false} taken={setDone} />
          <Shown publication={publication} />
          <FilePanel publication={publication} isLocked />
        </>
      )}
      <HistoryPanel publication={publication} />
    </>
  );
}

function Head({ publication }: { publication: Publication }) {
  const { day, language, say, t } = useWords();
  const { document, id, kind, publishedOn, school, state, title, turn, year } = publication;
  const kindName = document ? t(`publications.documents.${document}`) : t(`publications.kinds.${kind}`);
  return (
    <>
      <Title order={1} size="h2" mt={6} lang="ru">
        {title}
      </Title>
      <Group gap="xs" mb="xs">
        <Badge variant="outline" color="dark" tt="none">
          {t(`publications.states.${state}`)}
        </Badge>
        <span>
          {kindName} · {school ? say(school) : t('publications.district')} · {year}
        </span>
      </Group>
      {turn.length > 0 && <p>{t('publications.turn', { who: turn.map((role) => t(`roles.${role}`)).join(', ') })}</p>}
      <Group gap="lg">
        {state === 'published' && publishedOn && (
          <>
            <span>{t('publications.publishedOn', { day: day(publishedOn) })}</span>
            <a href={`${language === 'en' ? '/public/en' : '/public'}/publications/${id}`}>
              {t('publications.atPublic')}
            </a>
          </>
        )}
        {kind === 'answerBack' && (
          <a href={`/api/publications/${id}/poster?language=${language}`} target="_blank" rel="noopener">
            {t('publications.poster')}
          </a>
        )}
      </Group>
    </>
  );
}

/** The text for those who read and confirm it. */
function Shown({ publication }: { publication: Publication }) {
  const { day, t } = useWords();
  const { appearedOn, body, findings, link, place } = publication;
  return (
    <>
      <MarkdownText text={body} />
      {findings?.map(({ doing, factor, said }) => (
        <div key={`${factor} ${said}`} className={styles.finding}>
          <strong>{t('publications.findings.said')}</strong>
          <p lang="ru">{said}</p>
          <strong>{t('publications.findings.doing')}</strong>
          <p lang="ru">{doing}</p>
        </div>
      ))}
      <p className="quiet">
        {t(`publications.places.${place}`)}
        {appearedOn && ` · ${day(appearedOn)}`}
        {link !== '' && (
          <>
            {' · '}
            <a href={link} rel="noopener nofollow">
              {link}
            </a>
          </>
        )}
      </p>
    </>
  );
}
