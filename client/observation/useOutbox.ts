import { useCallback, useEffect, useRef, useState } from 'react';
import { callLater, createDelivery, type Delivery, type DeliveryState } from '../offline/delivery.ts';
import { type Outbox, openOutbox } from '../offline/outbox.ts';
import { createSending, type Entry, OUTBOX } from './entry.ts';

export type Waiting = { entry: Entry; state: DeliveryState };
export type Sent = { entry: Entry; recordId: number };

/** Finished observations of this device: those that wait, and those that were sent while the page was open. */
export function useOutbox() {
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const [sent, setSent] = useState<Sent[]>([]);
  const store = useRef<Outbox<Entry> | null>(null);
  const delivery = useRef<Delivery<Entry> | null>(null);
  const states = useRef(new Map<string, DeliveryState>());

  const refresh = useCallback(async () => {
    const entries = (await store.current?.all()) ?? [];
    setWaiting(entries.map((entry) => ({ entry, state: stateOf(entry, states.current) })));
  }, []);

  useEffect(() => {
    let isOver = false;
    const nudge = () => delivery.current?.nudge();
    const tabs = 'BroadcastChannel' in window ? new BroadcastChannel(OUTBOX) : null;
    void openOutbox<Entry>(OUTBOX).then((outbox) => {
      if (isOver) return;
      store.current = outbox;
      delivery.current = createDelivery<Entry>({
        outbox,
        send: createSending((entry, recordId) => setSent((before) => [{ entry, recordId }, ...before])),
        report: (id, state) => {
          states.current.set(id, state);
          void refresh();
        },
        awaited: () => null,
        tell: () => tabs?.postMessage('ended'),
        later: callLater,
        random: Math.random,
      });
      void refresh();
      nudge();
    });
    window.addEventListener('online', nudge);
    tabs?.addEventListener('message', () => void refresh());
    return () => {
      isOver = true;
      window.removeEventListener('online', nudge);
      tabs?.close();
    };
  }, [refresh]);

  return {
    waiting,
    sent,
    /** Keeps a finished observation and starts to send it. */
    post: async (entry: Entry) => {
      await delivery.current?.post(entry);
      await refresh();
    },
    /** Takes an entry back, to be corrected. */
    take: async (id: string) => {
      await store.current?.remove(id);
      await refresh();
    },
    sendNow: () => delivery.current?.nudge(),
  };
}

function stateOf(entry: Entry, states: ReadonlyMap<string, DeliveryState>): DeliveryState {
  if (entry.refused) return { kind: 'refused', text: entry.refused };
  return states.get(entry.id) ?? { kind: 'waiting', hold: null };
}
