import { Button, Group, NumberInput, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { useWords } from '../../../../ui/words.ts';
import type { Criterion } from './criteria.ts';

const MOST_YEARS = 5;
const MOST = 100;

type CriterionEditorProps = { criterion: Criterion | null; save(criterion: Criterion): void; close(): void };

/** Words, threshold and years of one criterion; what it measures stays. */
export function CriterionEditor({ criterion, save, close }: CriterionEditorProps) {
  const { say } = useWords();
  const title = criterion ? say(criterion.title) : '';
  return (
    <Dialog opened={criterion !== null} title={title} close={close} size="lg">
      {criterion && <CriterionForm criterion={criterion} save={save} close={close} />}
    </Dialog>
  );
}

function CriterionForm({ criterion, save, close }: CriterionEditorProps & { criterion: Criterion }) {
  const { say, t } = useWords();
  const [draft, setDraft] = useState(criterion);
  const [isTried, setTried] = useState(false);
  const empty = (text: string) => (isTried && text.trim() === '' ? t('content.criteria.needed') : null);
  const hasThreshold = criterion.comparison !== 'confirmed';
  const isOutside = hasThreshold && (draft.value === null || draft.value < 0 || draft.value > MOST);
  const texts = [draft.title.ru, draft.title.en, draft.rule.ru, draft.rule.en];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isOutside && texts.every((text) => text.trim() !== '')) save(draft);
  };
  return (
    <form onSubmit={submit} noValidate>
      {(['title', 'rule'] as const).flatMap((part) =>
        (['ru', 'en'] as const).map((language) => (
          <Textarea
            key={`${part} ${language}`}
            mb="xs"
            rows={part === 'title' ? 1 : 3}
            label={t(`content.criteria.${part}${language === 'ru' ? 'Ru' : 'En'}`)}
            value={draft[part][language]}
            error={empty(draft[part][language])}
            onChange={({ currentTarget: { value } }) =>
              setDraft({ ...draft, [part]: { ...draft[part], [language]: value } })
            }
          />
        )),
      )}
      {hasThreshold && (
        <NumberInput
          mb="xs"
          label={t('content.criteria.value', { unit: say(criterion.unit) })}
          value={draft.value ?? ''}
          error={isTried && isOutside ? t('content.criteria.range') : null}
          onChange={(value) => setDraft({ ...draft, value: typeof value === 'number' ? value : null })}
        />
      )}
      <NumberInput
        mb="md"
        label={t('content.criteria.yearsField')}
        min={1}
        max={MOST_YEARS}
        allowDecimal={false}
        clampBehavior="strict"
        value={draft.years}
        onChange={(value) => setDraft({ ...draft, years: typeof value === 'number' ? value : 1 })}
      />
      <Group>
        <Button type="submit">{t('content.criteria.save')}</Button>
        <Button variant="default" onClick={close}>
          {t('content.criteria.cancel')}
        </Button>
      </Group>
    </form>
  );
}
