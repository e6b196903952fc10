import AxeBuilder from '@axe-core/playwright';
import { drawn, expect, test } from './own-page';

const PAGES = ['overview', 'frequency', 'hours', 'visits', 'complaints', 'findings', 'rules', 'data'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });
    test('every page is free of serious faults of accessibility', async ({ page }) => {
      test.setTimeout(120_000);
      await page.goto('/overview');
      await drawn(page);
      for (const name of PAGES) {
        await page.locator(`nav a[href$="/${name}"]`).first().click();
        await expect(page).toHaveURL(new RegExp(`/${name}`));
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
      }
    });
  });
}

for (const locale of ['en-US', 'zh-CN']) {
  test.describe(`on a phone in ${locale}`, () => {
    test.use({ locale, viewport: { width: 390, height: 844 } });
    test('no page is wider than the screen', async ({ page }) => {
      test.setTimeout(120_000);
      for (const name of PAGES) {
        await page.goto(`/${name}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 20_000 });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, name).toBeLessThanOrEqual(390);
      }
    });
  });
}
