import { NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type {
  PublicationSummary,
  PublicationsResponse,
} from '../../../../../server/publishing/publications/schemas.ts';
import { publicationsQuery } from '../../../../api/publishing/publicationQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { BeginPanel } from './BeginPanel.tsx';
import { PublicationTable } from './PublicationTable.tsx';
import styles from './publications.module.css';
import { KINDS, type PublicationsSearch, STATES } from './search.ts';
import { Turn } from './Turn.tsx';
import { isMine } from './turns.ts';

/** «Что показываем всем и чей сейчас ход?» */
export function PublicationsPage() {
  const { language, t } = useWords();
  const publications = useQuery(publicationsQuery);
  return (
    <>
      <title>{`${t('publications.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('publications.title')}
      </Title>
      <p>{t('publications.lead')}</p>
      <p>
        <a href={language === 'en' ? '/public/en' : '/public'}>{t('publications.publicPage')}</a>
      </p>
      <Answer query={publications}>{(data) => <Lists data={data} />}</Answer>
    </>
  );
}

function Lists({ data }: { data: PublicationsResponse }) {
  const { t } = useWords();
  const { publications } = data;
  const mine = publications.filter(isMine);
  return (
    <>
      <BeginPanel begin={data.begin} />
      <Section title={t('publications.mine')}>
        {mine.length === 0 ? (
          <p className="quiet">{t('publications.mineNone')}</p>
        ) : (
          <ul className={styles.turns}>
            {mine.map((each) => (
              <Turn key={each.id} publication={each} />
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('publications.all')}>
        {publications.length === 0 ? (
          <EmptyPanel title={t('publications.none')}>{t('publications.lead')}</EmptyPanel>
        ) : (
          <Filtered publications={publications} />
        )}
      </Section>
    </>
  );
}

function Filtered({ publications }: { publications: PublicationSummary[] }) {
  const { t } = useWords();
  const search = useSearch({ from: '/publications' });
  const navigate = useNavigate();
  const { kind, state } = search;
  const found = publications.filter(
    (each) => (kind === undefined || each.kind === kind) && (state === undefined || each.state === state),
  );
  const choose = (changed: PublicationsSearch) =>
    void navigate({ to: '/publications', search: { ...search, ...changed }, resetScroll: false });
  return (
    <>
      <div className={styles.filter}>
        <NativeSelect
          label={t('publications.filterState')}
          value={state ?? ''}
          data={[
            { value: '', label: t('publications.any') },
            ...STATES.map((value) => ({ value, label: t(`publications.states.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) => choose({ state: STATES.find((each) => each === value) })}
        />
        <NativeSelect
          label={t('publications.filterKind')}
          value={kind ?? ''}
          data={[
            { value: '', label: t('publications.any') },
            ...KINDS.map((value) => ({ value, label: t(`publications.kinds.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) => choose({ kind: KINDS.find((each) => each === value) })}
        />
      </div>
      {found.length === 0 ? (
        <p role="status">{t('publications.noneFound')}</p>
      ) : (
        <PublicationTable publications={found} />
      )}
    </>
  );
}
