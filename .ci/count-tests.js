/** Prints how many tests passed and failed, from vitest's JSON report. A file that could not be loaded is a failure. */
import { readFileSync } from 'node:fs';
import process from 'node:process';

const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const isUnloadable = ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0;
if (numPassedTests + numFailedTests === 0) throw new Error('no test has run');
process.stdout.write(`${numPassedTests} ${numFailedTests + testResults.filter(isUnloadable).length}\n`);
