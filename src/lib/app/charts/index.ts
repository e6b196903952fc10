export { default as Chart } from './Chart.svelte';
export { default as Sparkline } from './Sparkline.svelte';
