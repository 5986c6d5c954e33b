import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TerritoriesResponse, TerritoryView } from '../../../../../server/people/territories/schemas.ts';
import { territoriesQuery } from '../../../../api/people/registerQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSession } from '../../../shell/session.ts';
import { type Edited, TerritoryDialog } from './TerritoryDialog.tsx';
import { TerritoryNode } from './TerritoryNode.tsx';
import styles from './territories.module.css';

/** The territories in reach as a tree, and where one is added, renamed and put elsewhere. */
export function TerritoriesPage() {
  const { t } = useWords();
  const territories = useQuery(territoriesQuery);
  return (
    <>
      <title>{`${t('territories.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('territories.title')}
      </Title>
      <p>{t('territories.lead')}</p>
      <p>
        <Link to="/schools">{t('schoolRegister.title')}</Link>
      </p>
      <Answer query={territories}>{(data) => <Tree data={data} />}</Answer>
    </>
  );
}

function Tree({ data: { mayManage, territories } }: { data: TerritoriesResponse }) {
  const { t } = useWords();
  const { memberships } = useSession();
  const [edited, setEdited] = useState<Edited | null>(null);
  if (territories.length === 0) {
    return <EmptyPanel title={t('territories.emptyTitle')}>{t('territories.empty')}</EmptyPanel>;
  }
  const roots = territories.filter(({ parentId }) => parentId === null);
  const mayPutOver =
    roots.length === 1 &&
    roots[0].kind !== 'federation' &&
    memberships.some(({ role, territoryId }) => role === 'administrator' && territoryId === roots[0].id);
  return (
    <>
      <List of={roots} all={territories} edit={mayManage ? setEdited : null} />
      {edited && <TerritoryDialog edited={edited} territories={territories} close={() => setEdited(null)} />}
      {mayPutOver && (
        <Button variant="subtle" mt="md" onClick={() => setEdited({ mode: 'over', territory: roots[0] })}>
          {t('territories.addOver')}
        </Button>
      )}
    </>
  );
}

type ListProps = { of: TerritoryView[]; all: TerritoryView[]; edit: ((edited: Edited) => void) | null };

function List({ all, edit, of }: ListProps) {
  return (
    <ul className={styles.tree}>
      {of.map((territory) => {
        const within = all.filter(({ parentId }) => parentId === territory.id);
        return (
          <li key={territory.id}>
            <TerritoryNode territory={territory} edit={edit} />
            {within.length > 0 && <List of={within} all={all} edit={edit} />}
          </li>
        );
      })}
    </ul>
  );
}
