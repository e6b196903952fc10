import { agenciesFigures } from '../agencies';
import { brandFigures } from '../brand';
import type { FigureContext } from './context';
import { complaintsFigures } from './complaints';
import { frequencyFigures } from './frequency';
import { hoursFigures } from './hours';
import { overviewFigures } from './overview';
import type { FigureRequest, Page, PageFigures } from './types';
import { visitsFigures } from './visits';

const PAGES: { [P in Page]: (ctx: FigureContext, request: FigureRequest) => Promise<PageFigures[P]> } = {
  overview: overviewFigures,
  frequency: frequencyFigures,
  hours: hoursFigures,
  visits: visitsFigures,
  complaints: complaintsFigures,
  agencies: agenciesFigures,
  brand: brandFigures
};

/** Figures of a page under a filter, everything added up as semantics §5 says. */
export const figuresOf = <P extends Page>(
  ctx: FigureContext,
  page: P,
  request: FigureRequest
): Promise<PageFigures[P]> => PAGES[page](ctx, request);
