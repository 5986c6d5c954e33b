import { Alert, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import type { LinkResponse } from '../../../../../server/people/account-links/schemas.ts';
import { postJson, Refusal } from '../../../../api/request.ts';
import { Answer, errorText } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { RoleList } from '../account/RoleList.tsx';
import { LinkForm } from './LinkForm.tsx';
import styles from './LinkPage.module.css';

/** What a link to set a password opens. The token stands behind `#` and goes to the server in a body alone. */
export function LinkPage() {
  const { t } = useWords();
  const token = useLocation({ select: ({ hash }) => hash });
  const [username, setUsername] = useState<string | null>(null);
  if (username !== null) return <Done username={username} />;
  if (token === '') return <Broken text={t('accountLink.noToken')} />;
  return <OpenLink token={token} done={setUsername} />;
}

function OpenLink({ token, done }: { token: string; done(username: string): void }) {
  const words = useWords();
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => postJson<LinkResponse>('/api/account-links/look', { token }),
    // A form that is being filled in must not vanish because the window was left for a moment.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (link.error instanceof Refusal && link.error.status < 500) return <Broken text={errorText(words, link.error)} />;
  return (
    <div className={styles.page}>
      <Answer query={link}>
        {(data) => (
          <>
            <Greeting link={data} />
            <LinkForm token={token} link={data} done={done} />
          </>
        )}
      </Answer>
    </div>
  );
}

function Greeting({ link: { expiresAt, kind, name, roles, username } }: { link: LinkResponse }) {
  const { moment, t } = useWords();
  return (
    <>
      <title>{`${t(`accountLink.titles.${kind}`)} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t(`accountLink.titles.${kind}`)}
      </Title>
      <p>{t(`accountLink.${kind}Lead`, { name, username })}</p>
      {kind === 'invitation' && <RoleList roles={roles} />}
      <p className="quiet">{t('accountLink.until', { when: moment(expiresAt) })}</p>
    </>
  );
}

function Broken({ text }: { text: string }) {
  const { t } = useWords();
  return (
    <div className={styles.page}>
      <title>{`${t('accountLink.brokenTitle')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('accountLink.brokenTitle')}
      </Title>
      <Alert color="orange" variant="light" role="alert" my="md">
        {text}
      </Alert>
      <ToSignIn />
    </div>
  );
}

function Done({ username }: { username: string }) {
  const { t } = useWords();
  return (
    <div className={styles.page}>
      <title>{`${t('accountLink.doneTitle')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('accountLink.doneTitle')}
      </Title>
      <p role="status">{t('accountLink.done', { username })}</p>
      <ToSignIn />
    </div>
  );
}

/**
 * Loads the next page whole: the token leaves the memory of the tab, whoever was signed in before is asked for anew, and no
 * page that needs a session is drawn on the way from this one, which needs none.
 */
function ToSignIn() {
  const { t } = useWords();
  return <a href="/">{t('accountLink.toSignIn')}</a>;
}
