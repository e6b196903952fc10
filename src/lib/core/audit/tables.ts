import type { Engine } from '#lib/core/engine';
import { sql } from '#lib/core/sql';

/**
 * What judging leaves in the engine:
 * `exception` (rule, segment, n, verdict, measured, limit_value, missing, cause): contacts that did not pass;
 * `group_verdict`: every judged group of a group rule;
 * `complaint_verdict` (… n of the complaint, its date received): every complaint that a rule on complaints judges or cannot judge;
 * `finding`: violations with what tables are filtered and sorted by;
 * `shown`: what charts read of a contact, one narrow row each, sorted by n;
 * `cell`: contacts counted by day, agency, channel, region and the rules that judge them.
 */
export async function resetVerdicts(engine: Engine): Promise<void> {
  await engine.query(sql`create or replace table exception (
    rule integer, segment integer, n integer, verdict tinyint, measured double, limit_value double, missing varchar, cause integer)`);
  await engine.query(sql`create or replace table group_verdict (
    rule integer, segment integer, label varchar, period varchar, first_day integer, agency varchar, verdict tinyint, measured double,
    limit_value double, lower_bound double, complaints integer, maybe integer, denominator integer, missing varchar)`);
  await engine.query(sql`create or replace table complaint_verdict (
    rule integer, segment integer, n integer, day integer, verdict tinyint, measured double, limit_value double, missing varchar)`);
}
