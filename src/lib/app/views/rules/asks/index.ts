export { default as AsksPanel } from './AsksPanel.svelte';
