// `npm test`: installs what is missing, runs every check, and ends with one line of counts.
import { ensureInstalled } from './setup/install.mjs';
import { checkNode } from './setup/node-version.mjs';
import { secondsSince } from './setup/run.mjs';
import { add, lastLine, noCounts, oneCheck } from './suite/counts.mjs';
import { planFrom } from './suite/plan.mjs';

const summary = [];
let total = noCounts;

async function stage(name, work) {
  console.log(`\n== ${name}`);
  const start = process.hrtime.bigint();
  let counts;
  try {
    counts = (await work()) ?? noCounts;
  } catch (error) {
    console.log(error.message);
    counts = oneCheck(false);
  }
  total = add(total, counts);
  summary.push(`${name}: ${lastLine(counts)} (${secondsSince(start)} s)`);
  return counts.failed === 0;
}

async function runStages({ wants, zones }) {
  checkNode();
  if (!(await stage('dependencies', ensureInstalled))) return;
  const suite = await import('./suite/stages.mjs');
  await stage('generated code', suite.prepare);
  if (wants('types')) await stage('type check', suite.types);
  if (wants('lint')) await stage('lint', suite.lint);
  if (wants('unit')) {
    for (const zone of zones)
      await stage(`unit tests, TZ=${zone}`, () => suite.vitest(['unit', 'page'], zone));
  }
  if (wants('engines')) await stage('engine tests', () => suite.vitest(['engines'], 'UTC'));
  if (wants('browser') && (await stage('production build', suite.productionBuild))) {
    await stage('browser tests', suite.browser);
  }
}

try {
  await runStages(planFrom(process.argv.slice(2)));
} catch (error) {
  console.log(error.message);
  total = add(total, oneCheck(false));
}
console.log(`\n${summary.join('\n')}`);
console.log(lastLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;
