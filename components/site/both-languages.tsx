import { LOCALE_TAG, LOCALES, type Locale } from '@/i18n/routing';

type InBoth = Readonly<Record<Locale, string>>;

/** A page that says one thing in Chinese and in English, and leads on into either. */
export function BothLanguages({ title, text, link }: Readonly<{ title: InBoth; text: InBoth; link: InBoth }>) {
  return (
    <main id="main" className="page">
      <h1>
        {LOCALES.map((locale) => (
          <span key={locale} className="block not-first:mt-2 not-first:text-[0.72em]" lang={LOCALE_TAG[locale]}>
            {title[locale]}
          </span>
        ))}
      </h1>
      <div className="mt-10 grid gap-x-10 gap-y-8 phone:grid-cols-2">
        {LOCALES.map((locale) => (
          <section key={locale} className="flex flex-col border-t border-rule pt-5" lang={LOCALE_TAG[locale]}>
            <p className="text-ink-soft">{text[locale]}</p>
            <p className="mt-auto pt-4 text-lg">
              <a
                className="inline-flex min-h-8 items-center"
                href={`/${locale}`}
                hrefLang={LOCALE_TAG[locale]}
                data-language={locale}
              >
                {link[locale]}
              </a>
            </p>
          </section>
        ))}
      </div>
    </main>
  );
}
