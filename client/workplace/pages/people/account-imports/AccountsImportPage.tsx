import { NativeSelect, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type {
  AccountsImportResponse,
  AccountsPreviewResponse,
  AccountsPreviewRow,
} from '../../../../../server/people/account-imports/schemas.ts';
import type { AccountsResponse } from '../../../../../server/people/accounts/schemas.ts';
import { accountsQuery, tutorsQuery } from '../../../../api/people/accountQueries.ts';
import type { SchoolAnswers } from '../../../../api/people/importQueries.ts';
import { ACCOUNTS_PATH, LINK_DAYS } from '../../../../api/people/invitationQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { RegisterImport } from '../imports/RegisterImport.tsx';
import { SchoolQuestions } from '../imports/SchoolQuestions.tsx';
import { InvitationsPanel } from '../invitations/InvitationsPanel.tsx';
import { PersonDetail } from './PersonDetail.tsx';

/** People of many schools from a file, each with an invitation. */
export function AccountsImportPage() {
  const { t } = useWords();
  const accounts = useQuery(accountsQuery);
  return (
    <>
      <title>{`${t('accountImport.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('accountImport.title')}
      </Title>
      <p>{t('accountImport.lead')}</p>
      <Answer query={accounts}>
        {(data) =>
          data.territories.length === 0 ? (
            <EmptyPanel title={t('accountImport.noDistrictTitle')}>{t('accountImport.noDistrict')}</EmptyPanel>
          ) : (
            <Work data={data} />
          )
        }
      </Answer>
    </>
  );
}

type Found = Exclude<AccountsPreviewResponse, { trouble: unknown }>;

function Work({ data: { governs, hasMail, territories } }: { data: AccountsResponse }) {
  const { language, say, t } = useWords();
  const client = useQueryClient();
  const [territoryId, setTerritory] = useState(territories[0].id);
  const [days, setDays] = useState('14');
  const [answers, setAnswers] = useState<SchoolAnswers>({});
  const changed = () =>
    Promise.all([accountsQuery, tutorsQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey })));
  return (
    <RegisterImport<AccountsPreviewRow, Found, AccountsImportResponse>
      endpoint={ACCOUNTS_PATH}
      fields={{ territoryId, days: Number(days), answers }}
      begun={() => setAnswers({})}
      changed={changed}
      template={
        <>
          {t('accountImport.columns', { roles: governs.map(({ role }) => t(`roles.${role}`)).join(', ') })}{' '}
          <a href={`${ACCOUNTS_PATH}/template?language=${language}`} download>
            {t('accountImport.template')}
          </a>
        </>
      }
      inputs={() => (
        <>
          {territories.length > 1 && (
            <NativeSelect
              label={t('accountImport.territory')}
              description={t('accountImport.territoryHint')}
              mb="md"
              maw={420}
              data={territories.map(({ id, name }) => ({ value: String(id), label: say(name) }))}
              value={String(territoryId)}
              onChange={({ currentTarget }) => {
                setTerritory(Number(currentTarget.value));
                setAnswers({});
              }}
            />
          )}
          <NativeSelect
            label={t('accounts.days')}
            mb="md"
            maw={240}
            data={LINK_DAYS}
            value={days}
            onChange={({ currentTarget }) => setDays(currentTarget.value)}
          />
        </>
      )}
      detail={(row) => <PersonDetail row={row} />}
      remark={({ rows, unknown }) => (
        <>
          <SchoolQuestions order={2} unknown={unknown} answers={answers} isPending={false} ask={setAnswers} />
          {rows.some(({ leavesSchoolsOut }) => leavesSchoolsOut) && <p>{t('accountImport.schoolsLeftOut')}</p>}
        </>
      )}
      outcome={({ invitations }) => (
        <>
          <InvitationsPanel invitations={invitations} days={Number(days)} hasMail={hasMail} />
          <p>
            <Link to="/accounts">{t('accountImport.toList')}</Link>
          </p>
        </>
      )}
    />
  );
}
