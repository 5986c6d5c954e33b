import type { OwnAccountResponse } from '../../../../../server/people/own-account/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './AccountPage.module.css';
import { Panel } from './Panel.tsx';
import { RoleList } from './RoleList.tsx';

/** Everything that Opora holds about the reader. */
export function HeldPanel({ account }: { account: OwnAccountResponse }) {
  const { moment, number, t } = useWords();
  const rows = [
    [t('account.held.name'), account.name],
    [t('account.held.username'), account.username],
    [t('account.held.email'), account.email ?? t('account.held.none')],
    [t('account.held.created'), moment(account.createdAt)],
    [t('account.held.password'), t('account.held.passwordHow')],
    [t('account.held.second'), account.secondFactor.isOn ? t('account.held.secondHow') : t('account.held.secondNone')],
    [t('account.held.returns'), number(account.signedReturns)],
    [t('account.held.audit'), t('account.held.auditHow')],
  ];
  return (
    <Panel title={t('account.held.title')}>
      <p>{t('account.held.lead')}</p>
      <dl className={styles.held}>
        {rows.map(([term, text]) => (
          <div key={term} style={{ display: 'contents' }}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <dt>{t('account.held.roles')}</dt>
        <dd>
          <RoleList roles={account.roles} />
        </dd>
      </dl>
    </Panel>
  );
}
