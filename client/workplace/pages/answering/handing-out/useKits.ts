/** Asking for the kits of schools one after another; what has come is packed also when somebody stops. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { postForFile } from '../../../../api/request.ts';
import { useLeaveGuard } from '../../../../ui/useLeaveGuard.ts';
import { useWords } from '../../../../ui/words.ts';
import { packKits } from './packing.ts';

export type KitsRun = {
  state: 'idle' | 'running' | 'packed';
  done: number;
  total: number;
  /** The school that is being made now. */
  current: number | null;
  failed: { schoolId: number; error: Error }[];
  /** Schools in the archive. */
  packed: number;
  isStopped: boolean;
  /** The address of the archive in this browser; null where nothing came. */
  file: string | null;
};

const IDLE: KitsRun = {
  state: 'idle',
  done: 0,
  total: 0,
  current: null,
  failed: [],
  packed: 0,
  isStopped: false,
  file: null,
};

export function useKits(campaignId: number) {
  const { language } = useWords();
  const client = useQueryClient();
  const [run, setRun] = useState<KitsRun>(IDLE);
  const [isSaved, setSaved] = useState(true);
  const isStopped = useRef(false);
  const { file } = run;
  useEffect(() => () => void (file && URL.revokeObjectURL(file)), [file]);
  // A page that is left stops asking: what nobody can save any more must not be made.
  useEffect(
    () => () => {
      isStopped.current = true;
    },
    [],
  );
  useLeaveGuard(run.state === 'running' || !isSaved);

  async function start(schoolIds: readonly number[]): Promise<void> {
    isStopped.current = false;
    const kits: Uint8Array[] = [];
    const failed: KitsRun['failed'] = [];
    setRun({ ...IDLE, state: 'running', total: schoolIds.length });
    for (const [done, schoolId] of schoolIds.entries()) {
      if (isStopped.current) break;
      setRun((now) => ({ ...now, done, current: schoolId }));
      try {
        const kit = await postForFile(`/api/schools/${schoolId}/kit?campaign=${campaignId}`, { language });
        kits.push(new Uint8Array(await kit.arrayBuffer()));
      } catch (error) {
        failed.push({ schoolId, error: error as Error });
      }
    }
    const file =
      kits.length === 0
        ? null
        : URL.createObjectURL(new Blob([packKits(kits) as BlobPart], { type: 'application/zip' }));
    setSaved(file === null);
    setRun((now) => ({
      ...now,
      state: 'packed',
      current: null,
      failed,
      packed: kits.length,
      isStopped: isStopped.current,
      file,
    }));
    for (const key of ['handOut', 'answering', 'missingWays']) await client.invalidateQueries({ queryKey: [key] });
  }

  return {
    run,
    start,
    stop: () => {
      isStopped.current = true;
    },
    saved: () => setSaved(true),
    /** Cards of the archive exist in it alone: no other one is begun before it is saved. */
    isSaved,
  };
}
