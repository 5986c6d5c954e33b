import { NativeSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AccountsResponse, RoleBody } from '../../../../../server/people/accounts/schemas.ts';
import { schoolsQuery } from '../../../../api/people/schoolQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import { offerMatching } from '../../../shell/options.ts';

type RoleFieldsProps = { data: AccountsResponse; chosen: RoleBody; choose(role: RoleBody): void };

/** The first role that the reader may give, at the place where that is plain. */
export function firstRole({ governs, territories }: AccountsResponse): RoleBody {
  const { place, role } = governs[0];
  return { role, territoryId: place === 'school' ? null : (territories[0]?.id ?? null), schoolId: null };
}

/** A role, and where it lies: in a school, in a territory, or in either. */
export function RoleFields({ data, chosen, choose }: RoleFieldsProps) {
  const { say, t } = useWords();
  const schools = useQuery(schoolsQuery);
  const territory = data.territories[0]?.id ?? null;
  const place = data.governs.find(({ role }) => role === chosen.role)?.place ?? 'either';
  const inSchool = chosen.territoryId === null;
  const change = (name: string) => {
    const next = data.governs.find(({ role }) => role === name);
    if (!next) return;
    choose({ role: next.role, schoolId: null, territoryId: next.place === 'school' ? null : territory });
  };
  const lie = (where: string) =>
    choose({ ...chosen, schoolId: null, territoryId: where === 'school' ? null : Number(where) });
  const territories = data.territories.map(({ id, name }) => ({ value: String(id), label: say(name) }));
  return (
    <>
      <NativeSelect
        label={t('accounts.role')}
        mb="sm"
        data={data.governs.map(({ role }) => ({ value: role, label: t(`roles.${role}`) }))}
        value={chosen.role}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
      {place !== 'school' && (
        <NativeSelect
          label={t('accounts.where')}
          mb="sm"
          data={[...territories, ...(place === 'either' ? [{ value: 'school', label: t('accounts.school') }] : [])]}
          value={inSchool ? 'school' : String(chosen.territoryId)}
          onChange={({ currentTarget }) => lie(currentTarget.value)}
        />
      )}
      {inSchool && (
        <Select
          label={t('accounts.school')}
          placeholder={t('accounts.schoolChoose')}
          mb="sm"
          required
          searchable
          filter={offerMatching}
          data={schools.data?.schools
            .filter(({ isOpen }) => isOpen)
            .map(({ id, shortName }) => ({ value: String(id), label: say(shortName) }))}
          value={chosen.schoolId === null ? null : String(chosen.schoolId)}
          onChange={(id) => choose({ ...chosen, schoolId: id === null ? null : Number(id) })}
        />
      )}
    </>
  );
}
