import { Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '../../../../ui/words.ts';
import { ContactFields } from './ContactFields.tsx';
import { LIMITS, type SchoolValues } from './schoolForm.ts';
import styles from './schools.module.css';

/** All that is kept of a school. */
export function SchoolFields({ form }: { form: UseFormReturnType<SchoolValues> }) {
  const { t } = useWords();
  const hasEnglish = form.values.nameEn !== '' || form.values.shortNameEn !== '';
  return (
    <>
      <TextInput
        label={t('schoolRegister.fields.shortName')}
        description={t('schoolRegister.hints.shortName')}
        withAsterisk
        mb="sm"
        maxLength={LIMITS.shortName}
        {...form.getInputProps('shortName')}
      />
      <Textarea
        label={t('schoolRegister.fields.name')}
        description={t('schoolRegister.hints.name')}
        autosize
        minRows={1}
        mb="sm"
        maxLength={LIMITS.name}
        {...form.getInputProps('name')}
      />
      <details className={styles.more} open={hasEnglish}>
        <summary>{t('schoolRegister.english')}</summary>
        <div className={styles.pair}>
          <TextInput
            label={t('schoolRegister.fields.shortNameEn')}
            mb="sm"
            maxLength={LIMITS.shortName}
            {...form.getInputProps('shortNameEn')}
          />
          <TextInput
            label={t('schoolRegister.fields.nameEn')}
            mb="sm"
            maxLength={LIMITS.name}
            {...form.getInputProps('nameEn')}
          />
        </div>
      </details>
      <div className={styles.pair}>
        <TextInput
          label={t('schoolRegister.fields.schoolType')}
          description={t('schoolRegister.hints.schoolType')}
          mb="sm"
          maxLength={LIMITS.schoolType}
          {...form.getInputProps('schoolType')}
        />
        <TextInput
          label={t('schoolRegister.fields.address')}
          description={t('schoolRegister.hints.address')}
          mb="sm"
          maxLength={LIMITS.address}
          {...form.getInputProps('address')}
        />
        <TextInput
          label={t('schoolRegister.fields.login')}
          description={t('schoolRegister.hints.login')}
          autoCapitalize="none"
          spellCheck={false}
          mb="sm"
          maxLength={LIMITS.login}
          {...form.getInputProps('login')}
        />
        <TextInput
          label={t('schoolRegister.fields.code')}
          description={t('schoolRegister.hints.code')}
          mb="sm"
          maxLength={LIMITS.code}
          {...form.getInputProps('code')}
        />
      </div>
      <Textarea
        label={t('schoolRegister.fields.aliases')}
        description={t('schoolRegister.hints.aliases')}
        autosize
        minRows={2}
        maxRows={12}
        mb="sm"
        {...form.getInputProps('aliases')}
      />
      <ContactFields form={form} />
      <TextInput
        type="date"
        label={t('schoolRegister.fields.openedOn')}
        description={t('schoolRegister.hints.openedOn')}
        mb="md"
        maw={260}
        {...form.getInputProps('openedOn')}
      />
    </>
  );
}
