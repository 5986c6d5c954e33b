import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ListResponse } from '../../../../../../server/roadmap/municipal/designations/lists/schemas.ts';
import { postJson } from '../../../../../api/request.ts';
import { Dialog } from '../../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../../ui/words.ts';
import { useSchools } from '../../../../shell/schools.ts';

const SHOWN = ['gained', 'changed', 'lost', 'kept'] as const;

/** What the stored draft would do to every school, and the one step that puts it in force. */
export function OutcomeDialog({ close, list }: { list: ListResponse; close(): void }) {
  const { day, t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { orderDate, orderNumber, schools, version, year } = list;
  const force = useMutation({
    mutationFn: () => postJson<ListResponse>(`/api/designations/${year}/list/force`, { version }),
    onSuccess: async () => {
      await navigate({ to: '/designations', search: { year } });
      for (const part of ['designations', 'roadmap', 'schools']) void client.invalidateQueries({ queryKey: [part] });
    },
  });
  const hasOrder = orderNumber !== '' && orderDate !== null;
  const isEmpty = schools.every(({ kinds }) => kinds.length === 0);
  const without = schools.filter(({ change }) => change === 'none').length;
  return (
    <Dialog opened size="lg" title={t('designations.outcome.title', { year })} close={close}>
      {hasOrder ? (
        <p>{t('designations.outcome.order', { number: orderNumber, day: day(orderDate) })}</p>
      ) : (
        <p role="alert">{t('designations.outcome.orderMissing')}</p>
      )}
      {isEmpty && <p role="alert">{t('designations.outcome.empty')}</p>}
      {SHOWN.map((change) => (
        <Part key={change} change={change} schools={schools} />
      ))}
      <p className="quiet">
        {without > 0 && `${t('designations.outcome.none', { count: without })}. `}
        {t('designations.outcome.undo')}
      </p>
      <FaultAlert error={force.error} />
      <Group>
        <Button disabled={!hasOrder || isEmpty} loading={force.isPending} onClick={() => force.mutate()}>
          {t('designations.outcome.force')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('designations.outcome.back')}
        </Button>
      </Group>
    </Dialog>
  );
}

function Part({ change, schools }: Pick<ListResponse, 'schools'> & { change: (typeof SHOWN)[number] }) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const own = schools.filter((school) => school.change === change);
  if (own.length === 0) return null;
  const statuses = (kinds: readonly ('lowResults' | 'hardConditions')[]) =>
    kinds.map((kind) => t(`designation.${kind}`)).join(', ');
  return (
    <section aria-label={t(`designations.outcome.${change}`, { count: own.length })}>
      <strong>{t(`designations.outcome.${change}`, { count: own.length })}</strong>
      <ul>
        {own.map(({ before, kinds, schoolId }) => {
          const school = say(nameOf(schoolId));
          const told = kinds.length > 0 ? `${school} – ${statuses(kinds)}` : school;
          return (
            <li key={schoolId}>
              {change === 'changed' || change === 'lost'
                ? t('designations.outcome.was', { school: told, status: statuses(before) })
                : told}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
