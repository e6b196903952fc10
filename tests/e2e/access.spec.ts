import AxeBuilder from '@axe-core/playwright';
import { expect, openSample, test } from './own-page';

const PAGES = [
  'overview',
  'frequency',
  'hours',
  'visits',
  'complaints',
  'agencies',
  'brand',
  'findings',
  'rules',
  'data'
];
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

/** Each size, language and theme with an examination of accessibility at least once; widths in all. */
const LOOKS = [
  { size: 'wide', viewport: WIDE, locale: 'en-US', colorScheme: 'light', isExamined: true },
  { size: 'narrow', viewport: NARROW, locale: 'zh-CN', colorScheme: 'dark', isExamined: true },
  { size: 'wide', viewport: WIDE, locale: 'zh-CN', colorScheme: 'dark', isExamined: false },
  { size: 'narrow', viewport: NARROW, locale: 'en-US', colorScheme: 'light', isExamined: false }
] as const;

for (const { size, viewport, locale, colorScheme, isExamined } of LOOKS)
  test.describe(`${size}, ${locale}, ${colorScheme}`, () => {
    test.use({ viewport, locale, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test(`every page can be read and used on a ${size} screen, ${locale}, ${colorScheme}`, async ({
      page
    }) => {
      await openSample(page);
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      const found: string[] = [];
      for (const name of PAGES) {
        const link = page.getByRole('navigation').locator(`a[href$="/${name}"]`);
        if (!(await link.first().isVisible()))
          await page.getByRole('button', { name: /^(More|更多)$/ }).click();
        await link.locator('visible=true').first().click();
        await expect(page).toHaveURL(new RegExp(`/${name}$`));
        await expect(page.locator('main h1')).toBeVisible();
        await expect(page.getByRole('main').getByRole('status', { name: /Loading|加载中/ })).toHaveCount(0);
        await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        if (over > 0) found.push(`${name}: ${over} px wider than the screen`);
        if (!isExamined) continue;
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, impact, nodes } of violations)
          if (impact === 'serious' || impact === 'critical')
            found.push(`${name}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
      }
      expect(found).toEqual([]);
    });
  });
