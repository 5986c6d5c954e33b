import { useBlocker } from '@tanstack/react-router';
import { useWords } from './words.ts';

/** Asks before a page is left while it holds what cannot be had again, by a link as well as by closing it. */
export function useLeaveGuard(isAtRisk: boolean): void {
  const { t } = useWords();
  useBlocker({
    shouldBlockFn: () => !window.confirm(t('handOut.leave')),
    disabled: !isAtRisk,
    enableBeforeUnload: isAtRisk,
  });
}
