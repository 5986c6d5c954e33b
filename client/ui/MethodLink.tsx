import { Link } from '@tanstack/react-router';
import { useWords } from './words.ts';

/** «How is this computed?» @param method the section of docs/methods.md */
export function MethodLink({ method }: { method: string }) {
  const { t } = useWords();
  return (
    <Link to="/methods" hash={method}>
      {t('shell.method')}
    </Link>
  );
}
