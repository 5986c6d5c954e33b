/** What the start prints: where Opora is, and in the demo how to get in. */
import type { DemoDescription } from './description.ts';

/**
 * @param setup the address within Opora by which the first administrator is made, as long as there is none; `handed` where whoever
 * began the district has one
 * @param place the data folder of a district that a demo was left for
 */
export function greeting(
  url: string,
  demo: DemoDescription | null,
  setup: string | 'handed' | null = null,
  place: string | null = null,
): string {
  const lines = [`Opora is ready: ${url}`];
  if (demo) {
    lines.push(`Demo district, today is ${demo.today}. Sign in as:`);
    for (const { role, username, password } of demo.accounts) {
      lines.push(`  ${role.padEnd(12)} ${username.padEnd(18)} ${password}`);
    }
    lines.push('Questionnaires (no account needed):');
    for (const { audience, code, grade, school, waiting } of demo.links) {
      const who = grade === null ? audience : `${audience} ${grade}`;
      lines.push(`  ${who.padEnd(12)} ${url}/s/${code}   ${school}, ${waiting} waiting`);
    }
    lines.push("The director's questionnaire is a signed return: sign in as head.");
    lines.push(
      `To begin a district of your own press the button at the top of the page and type the code ${demo.leaveCode}, or: npm run -s opora -- new`,
    );
  }
  if (place !== null) lines.push(`The district lies in ${place}; the demo is as it was: npm start -- --demo`);
  if (setup === 'handed') {
    lines.push('There is no administrator yet. Open the link that you were given; a new start prints a new one.');
  } else if (setup !== null) {
    lines.push(
      'There is no administrator yet. Open this link to become one; it works once, and a new start prints a new one:',
    );
    lines.push(`  ${url}${setup}`);
  }
  return lines.join('\n');
}
