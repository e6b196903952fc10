export type * from './types';
export type { FigureContext } from './context';
export { complaintsFigures } from './complaints';
export { frequencyFigures, LAST_BIN } from './frequency';
export { headline } from './headline';
export { hoursFigures } from './hours';
export { overviewFigures } from './overview';
export { visitsFigures } from './visits';
