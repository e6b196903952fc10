import { vi } from 'vitest';

/** What a command prints on stdout, and its exit code. */
export async function printed(
  command: (args: string[]) => Promise<number>,
  args: string[]
): Promise<{ code: number; text: string }> {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  try {
    return { code: await command(args), text };
  } finally {
    write.mockRestore();
  }
}
