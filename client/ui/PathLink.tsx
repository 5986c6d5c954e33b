import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

type PathLinkProps = { path: string; className?: string; children: ReactNode; follow?: () => void };

/** A link to an address that the server names: within the workplace, without loading the page anew. */
export function PathLink({ path, className, children, follow }: PathLinkProps) {
  const { history } = useRouter();
  const go = (event: MouseEvent) => {
    follow?.();
    // With a key held down the browser opens a tab or a window, as people expect of a link.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(path);
  };
  return (
    <a href={path} className={className} onClick={go}>
      {children}
    </a>
  );
}
