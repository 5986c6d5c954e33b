import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TerritoryView } from '../../../../../server/people/territories/schemas.ts';
import { TERRITORIES_PATH, territoryHistoryQuery } from '../../../../api/people/registerQueries.ts';
import { remove } from '../../../../api/request.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useRegisterChanged } from '../schools/useRegisterChanged.ts';
import type { Edited } from './TerritoryDialog.tsx';
import styles from './territories.module.css';

type TerritoryNodeProps = { territory: TerritoryView; edit: ((edited: Edited) => void) | null };

/** One territory: how many schools, what may be done, what it was called before. */
export function TerritoryNode({ edit, territory }: TerritoryNodeProps) {
  const { number, say, t } = useWords();
  const [isAsked, setAsked] = useState(false);
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const name = say(territory.name);
  const button = { variant: 'default', size: 'compact-md' } as const;
  return (
    <div className={styles.node}>
      <div>
        <strong>{name}</strong>{' '}
        <span className="quiet">
          {t(`territories.kinds.${territory.kind}`)}
          {' · '}
          <Link to="/schools" search={{ territory: territory.id, state: 'all' }}>
            {t('territories.schools', { count: territory.schools, n: number(territory.schools) })}
          </Link>
        </span>
      </div>
      <Group gap={6}>
        {edit && (
          <>
            <Button
              {...button}
              onClick={() => edit({ mode: 'change', territory })}
              aria-label={t('territories.changeNamed', { name })}
            >
              {t('territories.change')}
            </Button>
            {territory.kind !== 'municipality' && (
              <Button
                {...button}
                onClick={() => edit({ mode: 'within', territory })}
                aria-label={t('territories.addWithinNamed', { name })}
              >
                {t('territories.addWithin')}
              </Button>
            )}
            {territory.canDelete && (
              <Button {...button} onClick={() => setAsked(true)} aria-label={t('territories.removeNamed', { name })}>
                {t('territories.remove')}
              </Button>
            )}
          </>
        )}
        <Button
          variant="subtle"
          size="compact-md"
          aria-expanded={isHistoryOpen}
          aria-label={t('territories.historyNamed', { name })}
          onClick={() => setHistoryOpen(!isHistoryOpen)}
        >
          {t('territories.history')}
        </Button>
      </Group>
      {isHistoryOpen && <History id={territory.id} />}
      <Removal territory={territory} isAsked={isAsked} close={() => setAsked(false)} />
    </div>
  );
}

function History({ id }: { id: number }) {
  const { moment, say, t } = useWords();
  const history = useQuery(territoryHistoryQuery(id));
  return (
    <Answer query={history} height={60}>
      {({ versions }) =>
        versions.length === 0 ? (
          <p className="quiet">{t('territories.unchanged')}</p>
        ) : (
          <ul className={styles.history}>
            {versions.map(({ changedAt, changedBy, kind, name, parent, version }) => (
              <li key={version}>
                {say(name)}, {t(`territories.kinds.${kind}`)}
                {parent && `, ${t('territories.lies', { name: say(parent) })}`}
                <div className="quiet">
                  {changedAt
                    ? `${moment(changedAt)}, ${changedBy ?? t('schoolRegister.history.nobody')}`
                    : t('schoolRegister.history.before')}
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Answer>
  );
}

type RemovalProps = { territory: TerritoryView; isAsked: boolean; close(): void };

function Removal({ close, isAsked, territory: { id, name } }: RemovalProps) {
  const { say, t } = useWords();
  const changed = useRegisterChanged();
  const removal = useMutation({
    mutationFn: () => remove(`${TERRITORIES_PATH}/${id}`),
    onSuccess: async () => {
      close();
      await changed();
    },
  });
  return (
    <ConfirmDialog
      title={t('territories.removeNamed', { name: say(name) })}
      text={t('territories.removeText')}
      confirm={t('territories.remove')}
      opened={isAsked}
      isPending={removal.isPending}
      error={removal.error}
      close={close}
      act={() => removal.mutate()}
    />
  );
}
