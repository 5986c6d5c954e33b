import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnsweringResponse } from '../../../../../server/answering/modes/schemas.ts';
import { sendJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { cellName } from '../../../../ui/riskWords.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { countOf } from './ClassFields.tsx';
import { pathOf, useChanging } from './changing.ts';
import type { GroupLink } from './LinkLine.tsx';

type LinkDialogProps = { data: AnsweringResponse; link: GroupLink; close(): void };

/** What a link is called and how many people are in its class; its cap follows from that. */
export function LinkDialog({ data, link, close }: LinkDialogProps) {
  const words = useWords();
  const { t } = words;
  const { audience, code, grade, people } = link;
  const [label, setLabel] = useState(link.label);
  const [count, setCount] = useState(String(people ?? ''));
  const wanted = countOf({ grade, label, count });
  const isPeopleKept = count === String(people ?? '');
  const saving = useChanging(data, () =>
    sendJson('PUT', pathOf(data, `links/${code}`), {
      label,
      ...(!isPeopleKept && wanted !== null && { people: wanted }),
    }),
  );
  return (
    <AskPanel
      isOpen
      title={t('answering.link.changeTitle', { group: cellName(words, audience, grade) })}
      yes={t('answering.link.save')}
      no={t('answering.cancel')}
      isBlocked={!isPeopleKept && wanted === null}
      isPending={saving.isPending}
      answer={(isYes) => (isYes ? saving.mutate(undefined, { onSuccess: close }) : close())}
    >
      <TextInput
        label={t('answering.label')}
        description={t('answering.labelHint')}
        maxLength={40}
        value={label}
        onChange={({ currentTarget: { value } }) => setLabel(value)}
      />
      <TextInput
        label={t('answering.people')}
        description={t('answering.link.peopleHint')}
        inputMode="numeric"
        error={!isPeopleKept && wanted === null && t('answering.peopleWrong')}
        value={count}
        onChange={({ currentTarget: { value } }) => setCount(value)}
      />
      {saving.error && <ErrorPanel error={saving.error} />}
    </AskPanel>
  );
}
