/** Prints "PASSED FAILED" of Vitest's JSON report; a report that is missing, or says that no test ran, is one failure. */
import { readFileSync } from 'node:fs';

function count(path) {
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(path, 'utf8'));
    const failed = success || numFailedTests > 0 ? numFailedTests : 1;
    return [numPassedTests, numPassedTests + failed === 0 ? 1 : failed];
  } catch {
    return [0, 1];
  }
}

console.log(count(process.argv[2]).join(' '));
