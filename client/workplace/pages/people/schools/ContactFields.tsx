import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '../../../../ui/words.ts';
import { LIMITS, type SchoolValues } from './schoolForm.ts';
import styles from './schools.module.css';

/** How a school is reached. */
export function ContactFields({ form }: { form: UseFormReturnType<SchoolValues> }) {
  const { t } = useWords();
  return (
    <div className={styles.pair}>
      <TextInput
        label={t('schoolRegister.fields.contactPerson')}
        mb="sm"
        maxLength={LIMITS.person}
        {...form.getInputProps('person')}
      />
      <TextInput
        type="tel"
        label={t('schoolRegister.fields.phone')}
        mb="sm"
        maxLength={LIMITS.phone}
        {...form.getInputProps('phone')}
      />
      <TextInput
        type="email"
        label={t('schoolRegister.fields.email')}
        mb="sm"
        maxLength={LIMITS.email}
        {...form.getInputProps('email')}
      />
      <TextInput
        type="url"
        label={t('schoolRegister.fields.site')}
        mb="sm"
        maxLength={LIMITS.site}
        {...form.getInputProps('site')}
      />
    </div>
  );
}
