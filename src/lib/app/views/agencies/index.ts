export { default as Agencies } from './Agencies.svelte';
