import { NativeSelect, TextInput } from '@mantine/core';
import { cellName } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';
import type { Group } from './AnsweringPage.tsx';

export type ClassWish = { grade: number | null; label: string; count: string };

/** A whole number of people or cards; null when it is none. */
export function countOf({ count }: ClassWish): number | null {
  const number = /^\d{1,3}$/.test(count.trim()) ? Number(count) : 0;
  return number >= 1 && number <= 500 ? number : null;
}

type ClassFieldsProps = {
  groups: Group[];
  wish: ClassWish;
  /** The name of the number. */
  countLabel: string;
  isWrong: boolean;
  change(wish: ClassWish): void;
};

/** Which class, and how many. */
export function ClassFields({ groups, wish, countLabel, isWrong, change }: ClassFieldsProps) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      {groups.length > 1 && (
        <NativeSelect
          label={t('answering.grade')}
          value={String(wish.grade)}
          data={groups.map(({ audience, grade }) => ({
            value: String(grade),
            label: cellName(words, audience, grade),
          }))}
          onChange={({ currentTarget: { value } }) => change({ ...wish, grade: Number(value) })}
        />
      )}
      <TextInput
        label={t('answering.label')}
        description={t('answering.labelHint')}
        maxLength={40}
        value={wish.label}
        onChange={({ currentTarget: { value } }) => change({ ...wish, label: value })}
      />
      <TextInput
        label={countLabel}
        inputMode="numeric"
        error={isWrong && t('answering.peopleWrong')}
        value={wish.count}
        onChange={({ currentTarget: { value } }) => change({ ...wish, count: value })}
      />
    </>
  );
}
