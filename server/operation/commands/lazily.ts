/**
 * An action that loads what it runs when it runs, so that a command does not wait for what the others need.
 * @param load imports the function that does the work
 */
export function lazily<Args extends unknown[]>(
  load: () => Promise<(...args: Args) => unknown>,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    const act = await load();
    await act(...args);
  };
}
