export * from './codes';
export * from './zones/zone-table';
export type { SourceFile } from './text/source-file';
export type { LoadedFile, LoadOptions, Progress } from './store/load-options';
export * from './store/workspace';
export * from './guide/column-guide';
export * from './guide/empty-template';
export { csvText, type CsvOptions } from './text/csv-text';
