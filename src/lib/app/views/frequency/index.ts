export { default as Frequency } from './Frequency.svelte';
