import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { AuditWordsResponse } from '../../../../../server/people/audit/schemas.ts';
import { schoolsQuery } from '../../../../api/people/schoolQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './AuditPage.module.css';
import type { AuditSearch } from './search.ts';

type AuditFiltersProps = { search: AuditSearch; words: AuditWordsResponse };

/** Each choice goes into the address at once; a text goes there when the field is left or Enter is pressed. */
export function AuditFilters({ search, words }: AuditFiltersProps) {
  const { say, t } = useWords();
  const schools = useQuery(schoolsQuery).data?.schools ?? [];
  const navigate = useNavigate();
  const choose = (name: keyof AuditSearch, value: string) =>
    void navigate({ to: '/audit', search: { ...search, [name]: value === '' ? undefined : value }, replace: true });
  const actions = Object.entries(words.actions).map(([value, text]) => ({ value, label: say(text) }));
  return (
    <form
      className={styles.filters}
      aria-label={t('audit.filters')}
      onSubmit={(event) => {
        event.preventDefault();
        choose('person', String(new FormData(event.currentTarget).get('person') ?? ''));
      }}
    >
      <TextInput
        key={search.person ?? ''}
        name="person"
        label={t('audit.person')}
        placeholder={t('audit.personHint')}
        defaultValue={search.person ?? ''}
        onBlur={({ currentTarget }) => {
          if (currentTarget.value !== (search.person ?? '')) choose('person', currentTarget.value);
        }}
      />
      <NativeSelect
        label={t('audit.action')}
        data={[{ value: '', label: t('audit.anyAction') }, ...actions]}
        value={search.action ?? ''}
        onChange={({ currentTarget }) => choose('action', currentTarget.value)}
      />
      <NativeSelect
        label={t('audit.school')}
        data={[
          { value: '', label: t('audit.anySchool') },
          ...schools.map(({ id, shortName }) => ({ value: String(id), label: say(shortName) })),
        ]}
        value={String(search.school ?? '')}
        onChange={({ currentTarget }) => choose('school', currentTarget.value)}
      />
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(`audit.${name}`)}
          value={search[name] ?? ''}
          onChange={({ currentTarget }) => choose(name, currentTarget.value)}
        />
      ))}
      {Object.keys(search).length > 0 && (
        <Button variant="subtle" onClick={() => void navigate({ to: '/audit', search: {} })}>
          {t('audit.reset')}
        </Button>
      )}
    </form>
  );
}
