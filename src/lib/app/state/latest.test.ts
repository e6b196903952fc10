import { describe, expect, it } from 'vitest';
import { Latest } from './latest';

const settle = async () => {
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
};

describe('wishes that overtake each other', () => {
  it('are answered one at a time, and of those that wait only the newest', async () => {
    const asked: string[] = [];
    const shown: string[] = [];
    const finish: (() => void)[] = [];
    const latest = new Latest<string>(async (wish, isCurrent) => {
      asked.push(wish);
      await new Promise<void>((resolve) => finish.push(resolve));
      if (isCurrent()) shown.push(wish);
    });
    latest.ask('January');
    latest.ask('February');
    latest.ask('March');
    await settle();
    expect(asked).toEqual(['January']);
    finish[0]?.();
    await settle();
    finish[1]?.();
    await settle();
    expect(asked).toEqual(['January', 'March']);
    expect(shown).toEqual(['March']);
  });
});
