export { default as Complaints } from './Complaints.svelte';
