export { default as ChartCard } from './ChartCard.svelte';
export { default as Coverage } from './Coverage.svelte';
export { default as Grid } from './Grid.svelte';
export { default as PageHead } from './PageHead.svelte';
export { default as PageView } from './PageView.svelte';
export { default as Person } from './Person.svelte';
export { default as RuleChooser } from './RuleChooser.svelte';
export * from './columns';
export * from './figures';
