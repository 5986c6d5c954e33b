import { Button, Table, Title } from '@mantine/core';
import type { ExitCriteriaResponse } from '../../../../../server/content/criteria/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import type { Criterion } from './criteria.ts';

type CriteriaTableProps = {
  status: ExitCriteriaResponse['statuses'][number];
  /** null for those who may not. */
  edit: ((criterion: Criterion) => void) | null;
};

export function CriteriaTable({ status, edit }: CriteriaTableProps) {
  const { say, t } = useWords();
  return (
    <>
      <Title order={3} size="h5" mt="md">
        {say(status.title)}
      </Title>
      <Wide>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('content.criteria.criterion')}</Table.Th>
              <Table.Th scope="col">{t('content.criteria.threshold')}</Table.Th>
              <Table.Th scope="col">{t('content.criteria.period')}</Table.Th>
              {edit && <Table.Td />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {status.criteria.map((criterion) => (
              <CriterionRow key={criterion.code} criterion={criterion} edit={edit} />
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </>
  );
}

function CriterionRow({ criterion, edit }: { criterion: Criterion } & Pick<CriteriaTableProps, 'edit'>) {
  const { number, say, t } = useWords();
  const { title, rule, comparison, value, unit, years, required } = criterion;
  const threshold =
    comparison === 'confirmed'
      ? t('content.criteria.judgement')
      : t(`content.criteria.${comparison}`, { value: number(value ?? 0), unit: say(unit) });
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {say(title)} <span className="quiet">({t(`content.criteria.${required ? 'required' : 'optional'}`)})</span>
        <div className="quiet">{say(rule)}</div>
      </Table.Th>
      <Table.Td>{threshold}</Table.Td>
      <Table.Td>{t('content.criteria.years', { count: years })}</Table.Td>
      {edit && (
        <Table.Td>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('content.criteria.editLabel', { title: say(title) })}
            onClick={() => edit(criterion)}
          >
            {t('content.criteria.edit')}
          </Button>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
