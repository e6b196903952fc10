export * from './codes';
export * from './zones/zone-table';
export type { SourceFile } from './text/source-file';
export type { LoadedFile, LoadOptions, Progress } from './store/load-options';
export * from './store/workspace';
export * from './guide/column-guide';
export * from './guide/empty-template';
export { sheetOf } from './guide/sheet';
export { ENCODINGS, type Encoding } from './text/encoding';
export { FORMATS, type Format } from './formats/opened';
export {
  checkMapping,
  headersOf,
  mappingText,
  parseMapping,
  type ColumnSource,
  type Mapping,
  type MappingMistake
} from './mapping/mapping';
export { PRESETS } from './mapping/presets';
export { preview, type Preview } from './mapping/preview';
export type { ColumnProfile } from './mapping/profile';
