import { expect, it } from 'vitest';
import { chartCsv, type ChartSpec } from './index';

const words = { locale: 'en' as const, title: '', subtitle: '', reading: '' };

it('a chart of rates is saved unrounded, with its intervals, and a gap stays a gap', () => {
  const spec: ChartSpec = {
    ...words,
    kind: 'dots',
    x: { label: 'Complaints per 1,000 accounts', format: 'decimal' },
    dots: [
      { key: 'a', label: '=Agency A', value: 4.123456789, low: 3.1, high: 5.6, note: '41 of 9,943' },
      { key: 'b', label: 'Agency B', value: null }
    ]
  };
  expect(chartCsv(spec)).toBe(
    '\ufeffBelongs to,"Complaints per 1,000 accounts",Low end of the interval,High end of the interval,Note\n' +
      '\'=Agency A,4.123456789,3.1,5.6,"41 of 9,943"\n' +
      'Agency B,,,,\n'
  );
});

it('several series and the rows of a heat map are told apart', () => {
  const mark = (label: string, value: number) => ({ key: label, label, value });
  const trend: ChartSpec = {
    ...words,
    kind: 'trend',
    periods: ['week 1'],
    y: { label: '', format: 'integer' },
    series: [
      { key: 'v', label: 'Visits', marks: [mark('week 1', 2)] },
      { key: 'c', label: 'Calls', marks: [mark('week 1', -3)] }
    ]
  };
  expect(chartCsv(trend)).toBe('\ufeffSeries,Belongs to,Value\nVisits,week 1,2\nCalls,week 1,-3\n');
  const heat: ChartSpec = {
    ...words,
    kind: 'heat',
    rows: ['Mon', 'Tue'],
    columns: ['08', '09'],
    value: { label: 'Contacts', format: 'integer' },
    cells: [
      { ...mark('Mon 09', 5), row: 0, column: 1 },
      { ...mark('Tue 08', 7), row: 1, column: 0 }
    ],
    outlines: [],
    outlineLabel: ''
  };
  expect(chartCsv(heat)).toBe('\ufeffSeries,Belongs to,Contacts\nMon,09,5\nTue,08,7\n');
});
