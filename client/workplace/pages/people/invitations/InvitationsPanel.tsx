import { Group, Table } from '@mantine/core';
import type { Invitation } from '../../../../../server/people/invitations/schemas.ts';
import { CopyButton } from '../../../../ui/CopyButton.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { LettersButton } from './LettersButton.tsx';
import { SlipsButton } from './SlipsButton.tsx';

type InvitationsPanelProps = { invitations: Invitation[]; days: number; hasMail: boolean };

/** Links that were just made, this once: on paper, by letter, or each by itself. */
export function InvitationsPanel({ days, hasMail, invitations }: InvitationsPanelProps) {
  const { moment, t } = useWords();
  if (invitations.length === 0) return <p>{t('invitations.none')}</p>;
  const reached = invitations.flatMap(({ accountId, email }) => (email === null ? [] : [accountId]));
  return (
    <section>
      <p>{t('invitations.lead', { count: invitations.length, when: moment(invitations[0].expiresAt) })}</p>
      <Group mb="sm">
        <SlipsButton paths={invitations.map(({ path }) => path)} />
        {hasMail && reached.length > 0 && <LettersButton accountIds={reached} days={days} variant="default" />}
      </Group>
      {!hasMail && <p className="quiet">{t('invitations.noMail')}</p>}
      <details>
        <summary>{t('invitations.links')}</summary>
        <LinkTable invitations={invitations} />
      </details>
    </section>
  );
}

function LinkTable({ invitations }: { invitations: Invitation[] }) {
  const { say, t } = useWords();
  return (
    <Wide label={t('invitations.links')}>
      <Table verticalSpacing={4} mb="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('accounts.columns.name')}</Table.Th>
            <Table.Th scope="col">{t('accounts.columns.roles')}</Table.Th>
            <Table.Th scope="col">{t('invitations.link')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invitations.map(({ accountId, name, path, roles }) => (
            <Table.Tr key={accountId}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{roles.map(({ place, role }) => `${t(`roles.${role}`)}, ${say(place)}`).join('; ')}</Table.Td>
              <Table.Td>
                <CopyButton text={`${location.origin}${path}`} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
