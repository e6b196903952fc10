import { bestLayout, headerCandidates, type Layout, type LayoutHints } from '../text/layout';
import { recognise } from '../words/recognise';
import { headersOf, type Mapping } from './mapping';
import { throughMapping } from './headers';
import { PRESETS } from './presets';
import { splitTimes } from './split-times';

export interface Choice {
  layout: Layout;
  /** Null when the headers are read by name alone. */
  mapping: Mapping | null;
}

export interface MappingHints extends LayoutHints {
  /** Read through this one whatever the headers; those it misses are missing. */
  mapping?: Mapping;
  /** Of which the one that fits the headers is taken; of several the one that reads most. */
  mappings?: readonly Mapping[];
}

/**
 * How a file is read: through the mapping given, one that fits its headers, one that comes with the program, or by the names
 * of its headers, date and time put together where each has a column of its own.
 */
export function choose(start: Uint8Array, isWhole: boolean, hints: MappingHints): Choice | null {
  const given = hints.mapping;
  const known = { delimiter: hints.delimiter ?? given?.delimiter, quote: hints.quote ?? given?.quote };
  const candidates = headerCandidates(start, isWhole, definedOf(known));
  const through = (mapping: Mapping): Choice | null => {
    const layout = bestLayout(candidates, (headers) => throughMapping(mapping, headers));
    return layout && { layout, mapping };
  };
  if (given !== undefined) return through(given);
  for (const shelf of [hints.mappings ?? [], PRESETS]) {
    const fitting = shelf
      .filter(({ table }) => hints.as === undefined || table === hints.as)
      .map(through)
      .filter((choice) => choice !== null && choice.layout.missing.length === 0) as (Choice & {
      mapping: Mapping;
    })[];
    if (fitting.length > 0)
      return fitting.reduce((best, next) =>
        headersOf(next.mapping).length > headersOf(best.mapping).length ? next : best
      );
  }
  const layout = bestLayout(candidates, (headers) => recognise(headers, hints.as));
  if (layout === null) return null;
  const mapping = splitTimes(layout, start);
  return mapping === null ? { layout, mapping: null } : (through(mapping) ?? { layout, mapping: null });
}

function definedOf({
  delimiter,
  quote
}: {
  delimiter: string | undefined;
  quote: string | undefined;
}): LayoutHints {
  return { ...(delimiter !== undefined && { delimiter }), ...(quote !== undefined && { quote }) };
}
