import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RegisterQuery, RegisterResponse } from '../../../../../server/people/schools/register/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './schools.module.css';

/** Longer than between two keys of whoever types. */
const TYPING_MS = 250;

/** Each choice goes into the address at once, a text when one stops typing. */
export function RegisterFilters({ data, search }: { data: RegisterResponse; search: RegisterQuery }) {
  const { say, t } = useWords();
  const navigate = useNavigate({ from: '/schools' });
  const [text, setText] = useState(search.q ?? '');
  // Another page of what was found before would be empty.
  const change = (part: RegisterQuery) =>
    void navigate({ search: (old) => ({ ...old, ...part, page: undefined }), replace: true });
  const seek = useDebouncedCallback((q: string) => change({ q: q.trim() || undefined }), TYPING_MS);
  const clear = () => {
    setText('');
    void navigate({ search: {}, replace: true });
  };
  return (
    <search className={styles.filters} aria-label={t('schoolRegister.filters')}>
      <TextInput
        type="search"
        label={t('schoolRegister.search')}
        placeholder={t('schoolRegister.searchHint')}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          seek(currentTarget.value);
        }}
      />
      {data.territories.length > 1 && (
        <NativeSelect
          label={t('schoolRegister.fields.territory')}
          data={[
            { value: '', label: t('schoolRegister.anyTerritory') },
            ...data.territories.map(({ id, name }) => ({ value: String(id), label: say(name) })),
          ]}
          value={String(search.territory ?? '')}
          onChange={({ currentTarget }) => change({ territory: Number(currentTarget.value) || undefined })}
        />
      )}
      {data.types.length > 0 && (
        <NativeSelect
          label={t('schoolRegister.fields.schoolType')}
          data={[{ value: '', label: t('schoolRegister.anyType') }, ...data.types]}
          value={search.type ?? ''}
          onChange={({ currentTarget }) => change({ type: currentTarget.value || undefined })}
        />
      )}
      <NativeSelect
        label={t('schoolRegister.state')}
        data={(['open', 'closed', 'all'] as const).map((state) => ({
          value: state,
          label: t(`schoolRegister.states.${state}`),
        }))}
        value={search.state ?? 'open'}
        onChange={({ currentTarget: { value } }) =>
          change({ state: value === 'closed' || value === 'all' ? value : undefined })
        }
      />
      {Object.keys(search).length > 0 && (
        <Button variant="subtle" onClick={clear}>
          {t('schoolRegister.reset')}
        </Button>
      )}
    </search>
  );
}
