export { default as Findings } from './Findings.svelte';
