export * from './types';
export { diffRulebooks, toYaml, withOverrides, type Change, type Overrides } from './changes';
export { dateOf, dayOf } from './day';
export { rulebookJsonSchema, type JsonSchema } from './json-schema';
export { parseRulebook, type ParseOptions } from './parse-rulebook';
export { segmentsOf } from './segments';
