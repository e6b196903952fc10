export { default as Data } from './Data.svelte';
