/** Why a sign may be innocent, as codes. The sentences stand in `surveys/objectivity.json`. */
import type { InnocentReason, SignalName } from './types.ts';

const REASONS: Record<SignalName, readonly InnocentReason[]> = {
  cutoffHeap: ['chance', 'markersRoundUp', 'wideCuts'],
  journalShift: ['chance', 'strictness', 'differentContent', 'newPupils'],
  highMean: ['chance', 'betterTeaching', 'selectiveSchool', 'newPupils'],
  lowVariance: ['chance', 'levelledClass', 'selectiveSchool', 'smallSpread'],
  hardItems: ['chance', 'curriculum', 'betterTeaching', 'selectiveSchool'],
  similarity: ['chance', 'sharedTeacher', 'curriculum'],
  transition: ['chance', 'harderNextTest', 'newPupils'],
};

/** @param oneClass the school has a single class in these tests, so the class and the school cannot be told apart */
export function innocentReasons(signal: SignalName, oneClass: boolean): readonly InnocentReason[] {
  return oneClass && (signal === 'similarity' || signal === 'hardItems')
    ? [...REASONS[signal], 'oneClass']
    : REASONS[signal];
}
