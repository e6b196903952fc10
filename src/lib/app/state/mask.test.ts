import { describe, expect, it } from 'vitest';
import { maskId } from './mask';

describe('a masked id', () => {
  it('of an account shows its first and last four', () => {
    expect(maskId('6222021234560193')).toBe('6222…0193');
  });

  it('of a person number shows its first and last two', () => {
    expect(maskId('0000012878')).toBe('00…78');
  });

  it('of a few letters still hides some', () => {
    for (const id of ['a', 'ab', 'abc', '张三丰', 'abcdefg', 'abcdefgh', 'abcdefghijkl']) {
      const shown = [...maskId(id)].filter((letter) => letter !== '…').length;
      expect(shown).toBeLessThanOrEqual([...id].length * (2 / 3));
      expect(maskId(id)).not.toBe(id);
    }
  });

  it('does not cut a character in two', () => {
    expect(maskId('𠮷野家の客')).toBe('𠮷…客');
  });
});
