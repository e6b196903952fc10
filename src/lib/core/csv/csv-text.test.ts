import { expect, it } from 'vitest';
import { csvText } from './csv-text';

it('quotes cells with separators, quotes and line ends, and no others', () => {
  expect(csvText([['a', 'b,c', 'd"e', 'f\ng', ' h']])).toBe('a,"b,c","d""e","f\ng", h\n');
});

it('takes the power from cells that a spreadsheet would run, and leaves numbers', () => {
  const cells = ['=1+1', '+HYPERLINK("x")', '-2', '+3.5', '@cmd', '\tx', 'plain'];
  expect(csvText([cells], { neutralise: true })).toBe(
    `'=1+1,"'+HYPERLINK(""x"")",-2,+3.5,'@cmd,'\tx,plain\n`
  );
});

it('writes cells as they are where a program reads them back', () => {
  expect(csvText([['=1+1']])).toBe('=1+1\n');
});
