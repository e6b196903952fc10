export { default as Hours } from './Hours.svelte';
