import { describe, expect, test } from 'vitest';
import { portFrom } from '../../tools/setup/arguments.mjs';
import { recordMatchesLock } from '../../tools/setup/install.mjs';
import { checkNode } from '../../tools/setup/node-version.mjs';
import { add, lastLine, playwrightCounts, vitestCounts } from '../../tools/suite/counts.mjs';
import { planFrom } from '../../tools/suite/plan.mjs';

describe('counting', () => {
  test('a test file that does not load is a failure although no test of it ran', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] }
    ];
    const report = { numPassedTests: 2, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1, testResults };
    expect(vitestCounts(report, 1)).toEqual({ passed: 2, failed: 2, skipped: 2 });
  });

  test('a run that ends badly without a report or a failed test is a failure', () => {
    expect(vitestCounts({}, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(playwrightCounts({}, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(vitestCounts({}, 0)).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  test('a flaky browser test and an error outside of tests are failures', () => {
    const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
    expect(playwrightCounts(report, 1)).toEqual({ passed: 4, failed: 3, skipped: 2 });
  });

  test('the last line names skipped tests only when there are some', () => {
    const one = { passed: 1, failed: 0, skipped: 0 };
    expect(lastLine(add(one, one))).toBe('2 passed, 0 failed');
    expect(lastLine(add(one, { passed: 0, failed: 1, skipped: 3 }))).toBe('1 passed, 1 failed, 3 skipped');
  });
});

describe('arguments', () => {
  test('without arguments every part runs and unit tests run in two time zones', () => {
    const { wants, zones } = planFrom([]);
    expect(['types', 'lint', 'unit', 'engines', 'browser'].every(wants)).toBe(true);
    expect(new Set(zones).size).toBe(2);
  });

  test('--only runs what it names, --quick leaves out engines and browser', () => {
    expect(planFrom(['--only', 'lint,unit']).wants('unit')).toBe(true);
    expect(planFrom(['--only=lint']).wants('unit')).toBe(false);
    expect(planFrom(['--quick']).wants('browser')).toBe(false);
    expect(planFrom(['--quick']).zones).toHaveLength(1);
  });

  test('what is not understood is refused in a sentence', () => {
    expect(() => planFrom(['--fast'])).toThrow('"--fast" is not understood');
    expect(() => planFrom(['--only', 'all'])).toThrow('not "all"');
    expect(() => planFrom(['--only'])).toThrow('not ""');
    expect(() => portFrom(['--port', 'http'], 1)).toThrow('not "http"');
    expect(() => portFrom(['--port'], 1)).toThrow('not ""');
  });

  test('--port is read in both spellings', () => {
    expect(portFrom(['--port', '8080'], 1)).toBe(8080);
    expect(portFrom(['--port=0'], 1)).toBe(0);
    expect(portFrom([], 4173)).toBe(4173);
  });

  test('an old Node is refused', () => {
    expect(() => checkNode('20.18.3')).toThrow('needs Node 20.19');
    expect(() => checkNode('20.19.0')).not.toThrow();
    expect(() => checkNode('24.1.0')).not.toThrow();
  });
});

describe('installed dependencies against the lock file', () => {
  const lock = (packages: object) => JSON.stringify({ packages: { '': { name: 'decorum' }, ...packages } });

  test('the same versions are fresh, binaries of other platforms may be missing', () => {
    const wanted = lock({
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true }
    });
    expect(recordMatchesLock(wanted, lock({ 'node_modules/a': { version: '1.0.0' } }))).toBe(true);
  });

  test('another version or a missing package is stale', () => {
    const wanted = lock({ 'node_modules/a': { version: '1.0.0' } });
    expect(recordMatchesLock(wanted, lock({ 'node_modules/a': { version: '1.0.1' } }))).toBe(false);
    expect(recordMatchesLock(wanted, lock({}))).toBe(false);
  });
});
