import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { EnrolmentResponse } from '../../../../../server/answering/enrolment/overview/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { useSession } from '../../../shell/session.ts';
import styles from './NumbersGrid.module.css';
import type { EnrolmentSearch } from './search.ts';

/** Below it everything is on one screen. */
const FEW_SCHOOLS = 10;

type EnrolmentToolsProps = {
  data: EnrolmentResponse;
  search: EnrolmentSearch;
  today: string;
  seek(change: EnrolmentSearch): void;
  /** null where nothing may be changed */
  fillParents: (() => void) | null;
};

/** The day, the filters, and the ways to fill many numbers in at once. */
export function EnrolmentTools({ data, fillParents, search, seek, today }: EnrolmentToolsProps) {
  const { say, t } = useWords();
  const mayImport = useSession().memberships.some(
    ({ permissions, territoryId }) => territoryId !== null && permissions.includes('roll:edit'),
  );
  return (
    <>
      <div className={styles.tools}>
        <TextInput
          type="date"
          label={t('enrolment.on')}
          value={search.on ?? today}
          required
          onChange={({ currentTarget: { value } }) => value && seek({ on: value === today ? undefined : value })}
        />
        {data.territories.length > 1 && (
          <NativeSelect
            label={t('enrolment.territory')}
            value={String(search.territory ?? '')}
            data={[
              { value: '', label: t('enrolment.allTerritories') },
              ...data.territories.map(({ id, name }) => ({ value: String(id), label: say(name) })),
            ]}
            onChange={({ currentTarget: { value } }) => seek({ territory: Number(value) || undefined })}
          />
        )}
        {(data.total > FEW_SCHOOLS || search.q !== undefined) && (
          <TextInput
            label={t('enrolment.search')}
            type="search"
            value={search.q ?? ''}
            maxLength={100}
            onChange={({ currentTarget: { value } }) => seek({ q: value || undefined })}
          />
        )}
        {data.total > 1 && (
          <Checkbox
            label={t('enrolment.missing')}
            checked={search.missing === true}
            mb={8}
            onChange={({ currentTarget: { checked } }) => seek({ missing: checked || undefined })}
          />
        )}
      </div>
      <div className={styles.tools}>
        {mayImport && (
          <Button variant="default" renderRoot={(props) => <Link to="/enrolment/import" {...props} />}>
            {t('enrolment.import')}
          </Button>
        )}
        {fillParents && data.schools.length > 0 && (
          <Button variant="default" onClick={fillParents}>
            {t('enrolment.fillParents')}
          </Button>
        )}
      </div>
    </>
  );
}
