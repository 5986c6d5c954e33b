import { NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type {
  SchoolsImportResponse,
  SchoolsPreviewResponse,
  SchoolsPreviewRow,
} from '../../../../../server/people/schools/imports/schemas.ts';
import type { TerritoriesResponse } from '../../../../../server/people/territories/schemas.ts';
import { SCHOOLS_PATH, territoriesQuery } from '../../../../api/people/registerQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { Changes } from '../imports/Changes.tsx';
import { RegisterImport } from '../imports/RegisterImport.tsx';
import { changesInWords } from './changes.ts';
import { TemplateLink } from './TemplateLink.tsx';
import { useRegisterChanged } from './useRegisterChanged.ts';

/** A register of schools from a file. */
export function ImportSchoolsPage() {
  const { t } = useWords();
  const territories = useQuery(territoriesQuery);
  return (
    <>
      <title>{`${t('schoolRegister.importTitle')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('schoolRegister.importTitle')}
      </Title>
      <p>{t('schoolRegister.importLead')}</p>
      <Answer query={territories}>
        {(data) =>
          data.territories.length === 0 ? (
            <EmptyPanel title={t('territories.emptyTitle')}>{t('territories.empty')}</EmptyPanel>
          ) : (
            <Work territories={data.territories} />
          )
        }
      </Answer>
    </>
  );
}

type Found = Exclude<SchoolsPreviewResponse, { trouble: unknown }>;

function Work({ territories }: Pick<TerritoriesResponse, 'territories'>) {
  const words = useWords();
  const { say, t } = words;
  const changed = useRegisterChanged();
  const [territoryId, setTerritory] = useState(
    (territories.find(({ kind }) => kind === 'municipality') ?? territories[0])?.id ?? 0,
  );
  return (
    <RegisterImport<SchoolsPreviewRow, Found, SchoolsImportResponse>
      endpoint={SCHOOLS_PATH}
      fields={{ territoryId }}
      changed={changed}
      template={
        <>
          {t('schoolRegister.importColumns')} <TemplateLink />
        </>
      }
      inputs={() =>
        territories.length > 1 && (
          <NativeSelect
            label={t('schoolRegister.fields.territory')}
            description={t('schoolRegister.importTerritory')}
            mb="md"
            maw={420}
            data={territories.map(({ id, name }) => ({ value: String(id), label: say(name) }))}
            value={String(territoryId)}
            onChange={({ currentTarget }) => setTerritory(Number(currentTarget.value))}
          />
        )
      }
      detail={({ changes, kind }) => kind === 'changed' && <Changes changes={changesInWords(words, changes)} />}
      decision={{
        candidatesOf: ({ candidates }) =>
          candidates.map(({ address, id, login, shortName }) => ({
            id,
            label: say(shortName),
            hint: [address, login].filter(Boolean).join(', '),
          })),
        newText: t('schoolRegister.isNew'),
      }}
      outcome={() => (
        <p>
          <Link to="/schools">{t('schoolRegister.toList')}</Link>
        </p>
      )}
    />
  );
}
