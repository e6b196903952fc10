import type { Environment } from 'vitest/environments';

// State classes are compiled as in a tab, where $derived and $effect follow changes; a server build would not.
const pageEnvironment: Environment = {
  name: 'page',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined })
};

export default pageEnvironment;
