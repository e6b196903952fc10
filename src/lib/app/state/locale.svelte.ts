import { languageTag, preferredLocale, type Locale } from '#lib/core/i18n';

const KEY = 'decorum-locale';

/** The language of the page: the one chosen before, else the browser's. */
export class LocaleState {
  current = $state<Locale>('en');

  constructor() {
    const kept = localStorage.getItem(KEY);
    this.apply(kept === 'zh' || kept === 'en' ? kept : preferredLocale(navigator.languages));
  }

  switch(): void {
    this.apply(this.current === 'zh' ? 'en' : 'zh');
    localStorage.setItem(KEY, this.current);
  }

  private apply(locale: Locale): void {
    this.current = locale;
    document.documentElement.lang = languageTag(locale);
  }
}
