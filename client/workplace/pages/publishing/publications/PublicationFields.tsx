import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { PublicationKind } from '../../../../../server/publishing/publications/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { BodyField } from './BodyField.tsx';
import { FindingsField } from './FindingsField.tsx';
import type { Fields, Gap } from './fields.ts';
import { ProposalPanel } from './ProposalPanel.tsx';
import styles from './publications.module.css';

export type PublicationFieldsProps = {
  kind: PublicationKind;
  schoolId: number | null;
  fields: Fields;
  /** What is missing; empty until somebody has tried to save. */
  gaps: Gap[];
  change(part: Partial<Fields>): void;
};

const PLACES = ['departmentSite', 'schoolSite', 'media'] as const;

/** Everything that can be written in a publication, as far as its kind has it. */
export function PublicationFields({ kind, schoolId, fields, gaps, change }: PublicationFieldsProps) {
  const { t } = useWords();
  return (
    <>
      {schoolId !== null && (kind === 'report' || kind === 'answerBack') && (
        <ProposalPanel kind={kind} schoolId={schoolId} take={change} />
      )}
      <TextInput
        label={t('publications.fields.title')}
        maxLength={200}
        mb="sm"
        required
        value={fields.title}
        error={gaps.includes('title') && t('publications.fields.required')}
        onChange={({ currentTarget }) => change({ title: currentTarget.value })}
      />
      <div className={styles.row}>
        <NumberInput
          label={t('publications.fields.year')}
          min={2000}
          max={2100}
          allowDecimal={false}
          clampBehavior="blur"
          value={fields.year}
          onChange={(value) => typeof value === 'number' && change({ year: value })}
        />
        {kind === 'document' && <DocumentChoice {...{ schoolId, fields, change }} />}
        <NativeSelect
          label={t('publications.fields.place')}
          value={fields.place}
          data={PLACES.map((value) => ({ value, label: t(`publications.places.${value}`) }))}
          onChange={({ currentTarget }) =>
            change({ place: PLACES.find((each) => each === currentTarget.value) ?? 'departmentSite' })
          }
        />
      </div>
      <BodyField value={fields.body} change={(body) => change({ body })} />
      {kind === 'answerBack' ? (
        <FindingsField findings={fields.findings} change={(findings) => change({ findings })} />
      ) : (
        <Elsewhere {...{ fields, gaps, change }} />
      )}
    </>
  );
}

function DocumentChoice({ schoolId, fields, change }: Pick<PublicationFieldsProps, 'schoolId' | 'fields' | 'change'>) {
  const { t } = useWords();
  const kinds = (
    schoolId === null ? ['act', 'other'] : ['developmentProgramme', 'act', 'other']
  ) as Fields['document'][];
  return (
    <NativeSelect
      label={t('publications.fields.document')}
      value={fields.document}
      data={kinds.map((value) => ({ value, label: t(`publications.documents.${value}`) }))}
      onChange={({ currentTarget }) =>
        change({ document: kinds.find((each) => each === currentTarget.value) ?? 'other' })
      }
    />
  );
}

/** Of a publication that stands on another site. */
function Elsewhere({ fields, gaps, change }: Pick<PublicationFieldsProps, 'fields' | 'gaps' | 'change'>) {
  const { t } = useWords();
  return (
    <div className={styles.row}>
      <TextInput
        type="url"
        label={t('publications.fields.link')}
        description={t('publications.fields.linkHint')}
        maxLength={500}
        value={fields.link}
        error={gaps.includes('link') && t('publications.fields.linkFault')}
        onChange={({ currentTarget }) => change({ link: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('publications.fields.appearedOn')}
        description={t('publications.fields.appearedHint')}
        value={fields.appearedOn}
        onChange={({ currentTarget }) => change({ appearedOn: currentTarget.value })}
      />
    </div>
  );
}
