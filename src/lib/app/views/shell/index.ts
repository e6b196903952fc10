export { PAGES } from './pages';
export { default as Shell } from './Shell.svelte';
