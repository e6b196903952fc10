export { default as Visits } from './Visits.svelte';
