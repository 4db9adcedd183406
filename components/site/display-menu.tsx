import { useTranslations } from 'next-intl';

const THEMES = ['system', 'light', 'sepia', 'dark'] as const;
const THEME_WORD = { system: 'themeSystem', light: 'themeLight', sepia: 'themeSepia', dark: 'themeDark' } as const;
const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['t', 'flip'],
  ['v', 'view'],
  ['c', 'copy'],
  ['q', 'quote'],
  ['/', 'search'],
  ['?', 'help'],
] as const;
const EVERYWHERE: ReadonlySet<string> = new Set(['/', '?']);

/** Theme and keys: those of every page, and those of a page to read. The theme needs no script to change; the script remembers it. */
export function DisplayMenu({ reading }: Readonly<{ reading: boolean }>) {
  const t = useTranslations('site');
  const k = useTranslations('keys');
  return (
    <details className="menu phone:relative" id="display">
      <summary className="inline-flex min-h-8 cursor-pointer list-none items-center text-ink-soft after:ms-1 after:text-[0.8em] after:content-['▾'] hover:text-seal">
        {t('settings')}
      </summary>
      <div className="absolute end-4 top-full mt-2 phone:end-0 w-max overflow-auto rounded-lg border border-rule bg-paper px-4.5 pt-3.5 pb-4.5">
        <fieldset>
          <legend className="text-ink-soft">{t('theme')}</legend>
          {THEMES.map((theme) => (
            <label key={theme} className="flex min-h-8 cursor-pointer items-center gap-2.5">
              <input
                className="size-4.5 accent-seal"
                type="radio"
                name="theme"
                id={`theme-${theme}`}
                value={theme}
                defaultChecked={theme === 'system'}
                autoComplete="off"
              />
              {t(THEME_WORD[theme])}
            </label>
          ))}
        </fieldset>
        <section className="mt-2.5 border-t border-rule pt-2.5 noscript:hidden" aria-label={k('title')}>
          <label className="flex min-h-8 cursor-pointer items-center gap-2.5 text-ink-soft">
            <input
              className="size-4.5 accent-seal"
              type="checkbox"
              id="keys-enabled"
              defaultChecked
              autoComplete="off"
            />
            {k('enabled')}
          </label>
          <dl>
            {KEYS.filter(([key]) => reading || EVERYWHERE.has(key)).map(([key, word]) => (
              <div key={key} className="flex gap-3 py-0.5">
                <dt className="w-7 flex-none">
                  <kbd className="inline-block min-w-[1.6em] rounded-sm border border-edge px-1.5 text-center text-[0.85em]">
                    {key}
                  </kbd>
                </dt>
                <dd>{k(word)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </details>
  );
}
