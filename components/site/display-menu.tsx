import { useTranslations } from 'next-intl';

const THEMES = ['system', 'light', 'sepia', 'dark'] as const;
const THEME_WORD = { system: 'themeSystem', light: 'themeLight', sepia: 'themeSepia', dark: 'themeDark' } as const;
const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['t', 'flip'],
  ['v', 'view'],
  ['c', 'copy'],
  ['?', 'help'],
] as const;

/** Theme and keys. The theme needs no script to change; the script remembers it. */
export function DisplayMenu({ keys }: Readonly<{ keys: boolean }>) {
  const t = useTranslations('site');
  const k = useTranslations('keys');
  return (
    <details className="menu" id="display">
      <summary>{t('settings')}</summary>
      <div className="panel">
        <fieldset className="theme">
          <legend>{t('theme')}</legend>
          {THEMES.map((theme) => (
            <label key={theme}>
              <input
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
        {keys && (
          <section className="keys" aria-label={k('title')}>
            <label className="keys-enabled">
              <input type="checkbox" id="keys-enabled" defaultChecked autoComplete="off" />
              {k('enabled')}
            </label>
            <dl>
              {KEYS.map(([key, word]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{k(word)}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </details>
  );
}
