export { default as SideDrawer } from './SideDrawer.svelte';
