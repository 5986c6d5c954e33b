import { useCallback, useEffect, useState } from 'react';

const BACK = ['ArrowLeft', 'ArrowUp', 'PageUp'];
const ON = ['ArrowRight', 'ArrowDown', 'PageDown', ' '];
/** Within the page only these turn: the others scroll it, as everywhere. */
const SIDEWAYS = ['ArrowLeft', 'ArrowRight'];

/** Keys that mean something where they are pressed are not taken away from there. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [role=menu], [role=radiogroup], [contenteditable], [tabindex="0"]') !==
      null
  );
}

/** The page that has the focus while it is in sight, else the last one that begins in the upper part of the window. */
function placeInSight(names: readonly string[]): number {
  const boxes = names.map((name) => document.getElementById(`slide-${name}`)?.getBoundingClientRect());
  const focused = names.findIndex((name) => document.activeElement?.closest('.slide')?.id === `slide-${name}`);
  const box = boxes[focused];
  if (box && box.bottom > 0 && box.top < window.innerHeight) return focused;
  return Math.max(
    0,
    boxes.findLastIndex((each) => each !== undefined && each.top < window.innerHeight / 3),
  );
}

/**
 * Which page is looked at, and whether one at a time is shown over the whole screen. Arrow keys turn the pages; Escape ends the show.
 * @param names of the pages, whose elements have the ids `slide-NAME`
 */
export function useSlideShow(names: readonly string[]) {
  const [place, setPlace] = useState(0);
  const [isShown, setShown] = useState(false);
  const turn = useCallback(
    (by: number) => {
      const from = isShown ? place : placeInSight(names);
      const next = Math.min(names.length - 1, Math.max(0, from + by));
      setPlace(next);
      if (isShown) return;
      const slide = document.getElementById(`slide-${names[next]}`);
      slide?.focus({ preventScroll: true });
      slide?.scrollIntoView({ block: 'start' });
    },
    [isShown, names, place],
  );
  const show = useCallback((wanted: boolean) => {
    if (wanted) setPlace(0);
    setShown(wanted);
    // Where the browser refuses, the page still fills its window.
    if (wanted) void document.documentElement.requestFullscreen?.().catch(() => {});
    else if (document.fullscreenElement) void document.exitFullscreen();
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTyping(event.target)) return;
      if (event.key === 'Escape' && isShown) return show(false);
      if (!isShown && !SIDEWAYS.includes(event.key)) return;
      // A button that has the focus is pressed by the space bar.
      if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
      const by = BACK.includes(event.key) ? -1 : ON.includes(event.key) ? 1 : 0;
      if (by === 0) return;
      event.preventDefault();
      turn(by);
    };
    // The browser's own Escape leaves the full screen without a key.
    const leave = () => document.fullscreenElement === null && setShown(false);
    document.addEventListener('keydown', press);
    document.addEventListener('fullscreenchange', leave);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener('fullscreenchange', leave);
    };
  }, [isShown, show, turn]);
  return { isShown, place, show, turn };
}
