export type Step =
  | 'ready'
  | 'load:start'
  | 'load:end'
  | 'judge:start'
  | 'judge:end'
  | 'charts:start'
  | 'charts:end'
  /** Every page is there, and what opens beside a page. */
  | 'kept'
  | 'beside';

/** Says in the browser's performance timeline where the program is. */
export const mark = (step: Step): void => void performance.mark(`decorum:${step}`);
