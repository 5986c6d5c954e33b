import { useWords } from '../../../../ui/words.ts';
import { type Checks, checksSentence, missingTexts } from './checkWords.ts';

/** What could not be checked, and why; nothing where everything was. */
export function MissingChecks({ checks }: { checks: Checks }) {
  const words = useWords();
  const sentence = checksSentence(words, checks);
  if (sentence === null) return null;
  return (
    <>
      <p>{sentence}</p>
      <ul>
        {missingTexts(words, checks).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
