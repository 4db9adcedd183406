import { useTranslations } from 'next-intl';
import type { OutlineItem } from '@/essay/model';
import { LANG_TAG, type Lang } from '@/essay/model';
import type { Locale } from '@/i18n/routing';

type Props = Readonly<{ items: readonly OutlineItem[]; locale: Locale }>;

/** Beside the text when wide. In the interface's language, the other where a heading lacks it. */
export function OutlineBeside({ items, locale }: Props) {
  const t = useTranslations('essay');
  return (
    <nav className="toc toc-beside" aria-label={t('outline')}>
      <OutlineList items={items} locale={locale} />
    </nav>
  );
}

/** Above the text when narrow, closed until asked for. */
export function OutlineFolded({ items, locale }: Props) {
  const t = useTranslations('essay');
  return (
    <details className="toc toc-folded">
      <summary>{t('outline')}</summary>
      <nav aria-label={t('outline')}>
        <OutlineList items={items} locale={locale} />
      </nav>
    </details>
  );
}

function OutlineList({ items, locale }: Props) {
  return (
    <ol>
      {items.map((item) => (
        <li key={item.name}>
          <a
            href={`#${item.name}`}
            lang={headingLang(item, locale) === locale ? undefined : LANG_TAG[headingLang(item, locale)]}
          >
            {item[headingLang(item, locale)]?.plain}
          </a>
          {item.children.length > 0 && <OutlineList items={item.children} locale={locale} />}
        </li>
      ))}
    </ol>
  );
}

function headingLang(item: OutlineItem, locale: Locale): Lang {
  if (item[locale]) return locale;
  return locale === 'zh' ? 'en' : 'zh';
}
