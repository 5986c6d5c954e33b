import { Alert, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '../../../../../server/people/identity/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { PathLink } from '../../../../ui/PathLink.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSession } from '../../../shell/session.ts';
import styles from './Setup.module.css';

type MissingRolesProps = { roles: Role[]; territoryId: number };

/** Without an analyst and a chief nobody can go on; in a small office that is one and the same person. */
export function MissingRoles({ roles, territoryId }: MissingRolesProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const { account } = useSession();
  const take = useMutation({
    mutationFn: (role: Role) => postJson(`/api/accounts/${account.id}/roles`, { role, territoryId, schoolId: null }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Alert color="blue" variant="light" title={t('setup.roles.title')} mb="md">
      <p>{t('setup.roles.text')}</p>
      <Group>
        {roles.map((role) => (
          <Button
            key={role}
            variant="default"
            className={styles.take}
            loading={take.isPending}
            onClick={() => take.mutate(role)}
          >
            {t('setup.roles.take', { role: t(`roles.${role}`) })}
          </Button>
        ))}
        <PathLink path="/accounts" className={styles.way}>
          {t('setup.roles.invite')}
        </PathLink>
      </Group>
      <p className="quiet">{t('setup.roles.caution')}</p>
      <FaultAlert error={take.error} />
    </Alert>
  );
}
