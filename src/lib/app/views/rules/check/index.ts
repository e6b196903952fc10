export { default as ContactCheck } from './ContactCheck.svelte';
