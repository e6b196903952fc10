export { default as Brand } from './Brand.svelte';
