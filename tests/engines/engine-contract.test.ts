import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { QueryError, type Columns, type Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { int, sql } from '#lib/core/sql';
import { createDuckDbWasmInNode } from './support/duckdb-wasm-in-node';
import { HOSTILE_TEXTS } from './support/hostile-texts';

const ENGINES = { native: createDuckDbNode, wasm: createDuckDbWasmInNode };
const LARGEST = Number.MAX_SAFE_INTEGER;
const EVERY_TYPE = sql`create or replace table every_type
  (text varchar, tiny tinyint, small integer, big bigint, real double, flag boolean, absent integer)`;

const failure = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
};

describe.each(Object.entries(ENGINES))('DuckDB, %s', (_name, create) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await create();
  });
  afterAll(() => engine.close());
  beforeEach(async () => {
    await engine.query(EVERY_TYPE);
  });

  test('is of the 1.4 line, so that both judge alike', () => {
    expect(engine.version).toMatch(/^1\.4\.\d+$/);
  });

  test('rows of every type come back as they went in, missing values and columns as null', async () => {
    await engine.append(
      'every_type',
      {
        big: { type: 'int64', values: [LARGEST, -LARGEST, 2 ** 32, -1], valid: Uint8Array.of(1, 1, 1, 0) },
        text: { type: 'text', values: ['a', null, '', '催收 ​é🙂'] },
        tiny: { type: 'int8', values: [127, -128, 0, 1], valid: Uint8Array.of(1, 1, 0, 1) },
        small: { type: 'int32', values: [2 ** 31 - 1, -(2 ** 31), 0, 7] },
        real: { type: 'double', values: [0.1, -1.5e300, 0, 3], valid: Uint8Array.of(1, 1, 1, 0) },
        flag: { type: 'boolean', values: [1, 0, 1, 0], valid: Uint8Array.of(1, 1, 0, 0) }
      },
      4
    );
    expect(await engine.query(sql`select * from every_type`)).toEqual([
      { text: 'a', tiny: 127, small: 2 ** 31 - 1, big: LARGEST, real: 0.1, flag: true, absent: null },
      { text: null, tiny: -128, small: -(2 ** 31), big: -LARGEST, real: -1.5e300, flag: false, absent: null },
      { text: '', tiny: null, small: 0, big: 2 ** 32, real: 0, flag: null, absent: null },
      { text: '催收 ​é🙂', tiny: 1, small: 7, big: null, real: null, flag: null, absent: null }
    ]);
  });

  test('typed arrays and plain arrays mean the same', async () => {
    const columns: Columns[] = [
      {
        tiny: { type: 'int8', values: [1, 2] },
        small: { type: 'int32', values: [3, 4] },
        real: { type: 'double', values: [5, 6] }
      },
      {
        tiny: { type: 'int8', values: Int8Array.of(1, 2) },
        small: { type: 'int32', values: Int32Array.of(3, 4) },
        real: { type: 'double', values: Float64Array.of(5, 6) }
      }
    ];
    for (const each of columns) await engine.append('every_type', each, 2);
    expect(
      await engine.query(sql`select tiny, small, real, count(*) as n from every_type group by all order by 1`)
    ).toEqual([
      { tiny: 1, small: 3, real: 5, n: 2 },
      { tiny: 2, small: 4, real: 6, n: 2 }
    ]);
  });

  test('a second append follows the first, across the size of a batch', async () => {
    const rows = 150_000;
    const numbers = Int32Array.from({ length: rows }, (_, row) => row);
    const text = Array.from(numbers, (row) => (row % 3 === 0 ? null : `第${row}`));
    for (let time = 0; time < 2; time++) {
      await engine.append(
        'every_type',
        { small: { type: 'int32', values: numbers }, text: { type: 'text', values: text } },
        rows
      );
    }
    const [sums] = await engine.query(sql`
      select count(*) as rows, count(text) as texts, sum(small) as total, max(rowid) as last,
        count(*) filter (text = '第' || small) as matching, max(abs(rowid % ${int(rows)} - small)) as displaced
      from every_type`);
    expect(sums).toEqual({
      rows: 2 * rows,
      texts: (2 * rows * 2) / 3,
      total: rows * (rows - 1),
      last: 2 * rows - 1,
      matching: (2 * rows * 2) / 3,
      displaced: 0
    });
  });

  test('an append that fails on its last row leaves none of them', async () => {
    await engine.query(sql`create or replace table strict (small integer not null)`);
    const rows = 300_000;
    const valid = new Uint8Array(rows).fill(1, 0, rows - 1);
    const data = { small: { type: 'int32', values: new Int32Array(rows), valid } } satisfies Columns;
    expect(await failure(engine.append('strict', data, rows))).toBeInstanceOf(QueryError);
    expect(await engine.query(sql`select count(*) as n from strict`)).toEqual([{ n: 0 }]);
    await engine.append('strict', data, rows - 1);
    expect(await engine.query(sql`select count(*) as n from strict`)).toEqual([{ n: rows - 1 }]);
  });

  test('no rows and no columns append nothing', async () => {
    await engine.append('every_type', {}, 0);
    await engine.append('every_type', { text: { type: 'text', values: [] } }, 0);
    expect(await engine.query(sql`select * from every_type`)).toEqual([]);
  });

  test('rows without any column given are rows of nulls', async () => {
    await engine.append('every_type', {}, 2);
    expect(await engine.query(sql`select count(*) as rows, count(text) as texts from every_type`)).toEqual([
      { rows: 2, texts: 0 }
    ]);
  });

  test('an append to a missing table or column is refused', async () => {
    expect(
      await failure(engine.append('nowhere', { text: { type: 'text', values: ['a'] } }, 1))
    ).toBeInstanceOf(QueryError);
    expect(
      await failure(engine.append('every_type', { other: { type: 'text', values: ['a'] } }, 1))
    ).toBeInstanceOf(QueryError);
    expect(await engine.query(sql`select * from every_type`)).toEqual([]);
  });

  test('text given as bytes is the same text, in every part of a long column', async () => {
    const rows = 5000;
    const words = Array.from({ length: rows }, (_, row) =>
      row % 7 === 0 ? null : row % 5 === 0 ? '' : `第${row}\0🙂`
    );
    const encoded = words.map((word) => new TextEncoder().encode(word ?? ''));
    const offsets = new Int32Array(rows + 1);
    encoded.forEach((word, row) => (offsets[row + 1] = offsets[row]! + word.length));
    const bytes = new Uint8Array(offsets[rows]!);
    encoded.forEach((word, row) => bytes.set(word, offsets[row]));
    const valid = Uint8Array.from(words, (word) => (word === null ? 0 : 1));
    await engine.query(sql`delete from every_type`);
    await engine.append(
      'every_type',
      {
        text: { type: 'utf8', offsets, bytes, valid },
        small: { type: 'int32', values: Int32Array.from({ length: rows }, (_, row) => row) }
      },
      rows
    );
    const read = await engine.query<{ text: string | null }>(sql`select text from every_type order by small`);
    expect(read.map(({ text }) => text)).toEqual(words);
  });

  test.each(HOSTILE_TEXTS.map((text) => ({ shown: JSON.stringify(text.slice(0, 30)), text })))(
    'a parameter and a cell $shown stay what they are',
    async ({ text }) => {
      await engine.append(
        'every_type',
        { text: { type: 'text', values: [text] }, small: { type: 'int32', values: [1] } },
        1
      );
      expect(
        await engine.query(
          sql`select ${text} as parameter, text as cell from every_type where text = ${text}`
        )
      ).toEqual([{ parameter: text, cell: text }]);
    }
  );

  test('parameters keep their type and order', async () => {
    const [row] = await engine.query(
      sql`select ${1} as one, ${null} as none, ${true} as yes, ${-2.5} as real, ${LARGEST} as big, ${'1'} as text, ${false} as no`
    );
    expect(row).toEqual({ one: 1, none: null, yes: true, real: -2.5, big: LARGEST, text: '1', no: false });
    expect(
      await engine.query(
        sql`select typeof(${3}) as whole, typeof(${2 ** 40}) as big, ${7} // ${2} as quotient`
      )
    ).toEqual([{ whole: 'INTEGER', big: 'BIGINT', quotient: 3 }]);
  });

  test('parameters work in insert, in a table made of a query and after limit', async () => {
    await engine.query(sql`insert into every_type (small) select range + ${10} from range(${5})`);
    await engine.query(
      sql`create or replace temp table copied as select small from every_type where small < ${13}`
    );
    expect(await engine.query(sql`select small from copied order by small desc limit ${2}`)).toEqual([
      { small: 12 },
      { small: 11 }
    ]);
  });

  test('a table made of a query takes hostile texts and whole numbers as parameters too', async () => {
    const hostile = HOSTILE_TEXTS.join('|');
    await engine.query(sql`
      create or replace table written as -- is it ? or '
      select ${hostile} as text, ${7} // ${2} as quotient, '?' as mark, ${1} as "odd ? name" /* ? */`);
    const [row] = await engine.query(
      sql`select text = ${hostile} as same, quotient, mark, "odd ? name" as odd from written`
    );
    expect(row).toEqual({ same: true, quotient: 3, mark: '?', odd: 1 });
  });

  test('sums, decimals and dates become numbers and text', async () => {
    const [row] = await engine.query(sql`
      select sum(range) as total, count(*) as n, avg(range) as mean, 1.25::decimal(10, 2) as price,
        date '2026-03-08' as day, timestamp '2026-03-08 02:30:00.5' as moment, null as none
      from range(10)`);
    expect(row).toEqual({
      total: 45,
      n: 10,
      mean: 4.5,
      price: 1.25,
      day: '2026-03-08',
      moment: '2026-03-08T02:30:00.500Z',
      none: null
    });
  });

  test.each([
    ['a whole number', sql`select 9007199254740993 as value`],
    ['a sum', sql`select sum(range + 9007199254740990) as value from range(3)`]
  ])('%s beyond 2^53 is an error, not a rounded number', async (_what, statement) => {
    expect(await failure(engine.query(statement))).toBeInstanceOf(QueryError);
  });

  test('a type that rows cannot hold is an error', async () => {
    expect(await failure(engine.query(sql`select [1, 2] as list`))).toBeInstanceOf(QueryError);
  });

  test('a failed statement says what was sent and leaves the engine usable', async () => {
    const error = await failure(engine.query(sql`select missing from every_type where small = ${1}`));
    expect(error).toBeInstanceOf(QueryError);
    expect(error).toMatchObject({ sql: 'select missing from every_type where small = ?' });
    expect(String(error)).toContain('missing');
    expect(await engine.query(sql`select ${2} as two`)).toEqual([{ two: 2 }]);
  });

  test('a wrong number of parameters is an error', async () => {
    expect(await failure(engine.query({ sql: 'select ? + ? as sum', params: [1] }))).toBeInstanceOf(
      QueryError
    );
  });

  test('the eighth row of a window over seven days is the one that is counted', async () => {
    await engine.query(sql`insert into every_type (small, big) select range % 2, range // 2 from range(40)`);
    const rows = await engine.query(sql`
      select big from (
        select small, big, count(*) over (partition by small order by big range between 6 preceding and current row) as n
        from every_type)
      where n = ${7} and small = ${0} order by big limit 2`);
    expect(rows).toEqual([{ big: 6 }, { big: 7 }]);
  });

  test('queries asked for at once are answered one after the other', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => engine.query(sql`select ${n} as n, count(*) as rows from range(${n * 5000})`))
    );
    expect(answers.flat()).toEqual([1, 2, 3, 4].map((n) => ({ n, rows: n * 5000 })));
  });

  test.each(['C', 'é', '\u{1f642}'])('results of many rows keep their order and texts: %s', async (mark) => {
    const rows = await engine.query(
      sql`select range as n, case when range % 2 = 0 then ${mark} || range end as text from range(10000)`
    );
    expect(rows).toEqual(
      Array.from({ length: 10_000 }, (_, n) => ({ n, text: n % 2 === 0 ? `${mark}${n}` : null }))
    );
  });

  describe('aborting', () => {
    const endless = (limit: number) =>
      sql`select count(*) as n from range(100000) a, range(100000) b where (a.range * b.range) % 7 = ${limit}`;

    test('rejects with the reason, and the next query is answered', async () => {
      const controller = new AbortController();
      const asked = engine.query(endless(3), { signal: controller.signal });
      const followed = engine.query(sql`select ${1} as one`);
      controller.abort(new Error('superseded'));
      expect(await failure(asked)).toMatchObject({ message: 'superseded' });
      expect(await followed).toEqual([{ one: 1 }]);
    });

    test('stops a query that has begun', async () => {
      const controller = new AbortController();
      const asked = engine.query(endless(4), { signal: controller.signal });
      await new Promise((resolve) => setImmediate(resolve));
      controller.abort(new Error('superseded'));
      expect(await failure(asked)).toMatchObject({ message: 'superseded' });
      expect(await engine.query(sql`select ${2} as two`)).toEqual([{ two: 2 }]);
    });

    test('a query that waits for its turn is not begun', async () => {
      const controller = new AbortController();
      const first = engine.query(sql`select count(*) as n from range(100000)`);
      const second = engine.query(sql`insert into every_type (small) values (1)`, {
        signal: controller.signal
      });
      controller.abort(new Error('superseded'));
      expect(await failure(second)).toMatchObject({ message: 'superseded' });
      expect(await first).toEqual([{ n: 100_000 }]);
      expect(await engine.query(sql`select * from every_type`)).toEqual([]);
    });

    test('a signal that was aborted before asks nothing', async () => {
      expect(
        await failure(engine.query(sql`select 1 as one`, { signal: AbortSignal.abort(new Error('late')) }))
      ).toMatchObject({
        message: 'late'
      });
    });
  });

  test.each([
    "select * from read_csv('https://example.com/a.csv')",
    "select * from read_csv('/etc/passwd')",
    "select * from 'https://example.com/a.parquet'",
    "copy (select 1) to '/tmp/never.csv'",
    "attach '/tmp/never.db'",
    'set autoload_known_extensions = true',
    'set enable_external_access = true'
  ])('reaches neither file nor network nor its own settings: %s', async (statement) => {
    expect(await failure(engine.query({ sql: statement, params: [] }))).toBeInstanceOf(QueryError);
    expect(await engine.query(sql`select 1 as one`)).toEqual([{ one: 1 }]);
  });
});
