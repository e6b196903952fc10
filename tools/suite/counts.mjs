import { readFile } from 'node:fs/promises';

/** Numbers of one stage or of all. */
export const noCounts = { passed: 0, failed: 0, skipped: 0 };

/** The sum of two counts. */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** One pass or one failure, for a stage that is a single yes or no. */
export function oneCheck(succeeded) {
  return succeeded ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 };
}

// A run that ended badly without naming a failed test still failed: a file that did not load, a lost worker.
function blameTheRun(counts, exitCode) {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Counts of a vitest JSON report. A file that did not load counts as one failure. */
export function vitestCounts(report, exitCode) {
  const brokenFiles = (report.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
  ).length;
  const counts = {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + brokenFiles,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0)
  };
  return blameTheRun(counts, exitCode);
}

/** Counts of a Playwright JSON report. A flaky test counts as failed. */
export function playwrightCounts(report, exitCode) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {};
  const failed = unexpected + flaky + (report.errors?.length ?? 0);
  const counts = { passed: expected, failed, skipped };
  return blameTheRun(counts, exitCode);
}

/** Reads a JSON report; a missing or broken one answers an empty report, so that the exit code decides. */
export async function readReport(file) {
  return JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
}

/** The sentence that ends a test run. */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
