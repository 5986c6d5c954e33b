import { useEffect, useMemo, useReducer } from 'react';
import type { KeyingResponse } from '../../../../../server/answering/paper/schemas.ts';
import { uuid } from '../../../../uuid.ts';
import { useSession } from '../../../shell/session.ts';
import { DeskPanel } from './DeskPanel.tsx';
import { DisputePanel } from './DisputePanel.tsx';
import { type Action, type Keying, reduce, startKeying } from './desk.ts';
import { createDraftStore } from './draft.ts';
import { PilePanel } from './PilePanel.tsx';

type Step = Action | { kind: 'sent'; ids: string[] };

/** Keeps the pile of one cell in this browser while it grows, and shows what is to be done next. */
export function Keyboard({ data, grade }: { data: KeyingResponse; grade: number | null }) {
  const { account } = useSession();
  const choices = useMemo(() => data.items.map((item) => item.choices.length), [data.items]);
  const store = useMemo(() => {
    const name = [account.id, data.schoolId, data.campaignId, data.audience, grade].join('-');
    return createDraftStore(name, data.form);
  }, [account.id, data, grade]);
  const [keying, act] = useReducer(stepper(choices), null, (): Keying => {
    const draft = store.read();
    return draft ? { ...draft, fault: null } : startKeying(choices, uuid());
  });
  useEffect(() => {
    const isBlank = keying.pile.length === 0 && keying.desk.digits.every((digit) => digit === null);
    if (isBlank) store.clear();
    else store.write(keying);
  }, [keying, store]);
  return (
    <>
      {keying.dispute ? (
        <DisputePanel dispute={keying.dispute} items={data.items} act={act} />
      ) : (
        <DeskPanel key={keying.desk.id} keying={keying} items={data.items} act={act} />
      )}
      <PilePanel keying={keying} data={data} grade={grade} act={act} sent={(ids) => act({ kind: 'sent', ids })} />
    </>
  );
}

/** What was sent leaves the pile; an unfinished sheet stays on the desk under its number. */
function stepper(choices: number[]) {
  const step = reduce(choices);
  return (state: Keying, action: Step): Keying =>
    action.kind === 'sent'
      ? { ...state, pile: state.pile.filter(({ id }) => !action.ids.includes(id)) }
      : step(state, action);
}
