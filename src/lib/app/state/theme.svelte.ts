const KEY = 'decorum-theme';

/** Light or dark: the one chosen before, else the system's. theme.js has set it before the first paint. */
export class ThemeState {
  isDark = $state(document.documentElement.dataset.theme === 'dark');

  switch(): void {
    this.isDark = !this.isDark;
    const theme = this.isDark ? 'dark' : 'light';
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(KEY, theme);
  }
}
