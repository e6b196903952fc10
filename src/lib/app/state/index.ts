export type * from './backend';
export type {
  AgenciesFigures,
  AgencyCard,
  AgencyTrend,
  BrandFigures,
  ComparedAgency,
  Comparison,
  Denominator,
  Standing,
  CheckAccount,
  CheckedRule,
  CheckPerson,
  CheckResult,
  ComplaintsFigures,
  Counterfactual,
  Evidence,
  FindingQuery,
  FindingRow,
  FindingSort,
  FrequencyFigures,
  Headline,
  HoursFigures,
  NextTime,
  OverviewFigures,
  Page,
  PageFigures,
  Rate,
  Risk,
  Risks,
  RuleBrief,
  SearchHit,
  Share,
  TimelineContact,
  VisitsFigures,
  WhatIf
} from '#lib/core/audit';
export type { Rule } from '#lib/core/rulebook';
export type { Family, Opening } from '#lib/core/rules';
export { FAMILIES } from './families';
export * from './app.svelte';
export { type DrawerContent, type DrawerRequest } from './drawer.svelte';
export type { Figures } from './figures.svelte';
export { dayOfIso, filterOf } from './filter-hash';
export type { View } from './views.svelte';
export { draftOf, mappingOf, type MappingDraft } from './mapping-draft';
export type { Matching } from './files.svelte';
export type { ColumnProfile, Mapping, Preview } from '#lib/core/ingest';
export { Latest } from './latest';
export { maskId } from './mask';
export { mark } from './marks';
export { numbersOf, valueAt } from './overrides';
export { changesOf } from './rules.svelte';
