/** What the start prints: where Opora is, and in the demo how to get in. */
import type { DemoDescription } from './demo/description.ts';

export function greeting(url: string, demo: DemoDescription | null): string {
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
  }
  return lines.join('\n');
}
