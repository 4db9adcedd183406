import { useTranslations } from 'next-intl';
import type { SectionState } from '@/essay/coverage/passage-state';
import type { OutlineItem } from '@/essay/model';
import { LANG_TAG, type Lang } from '@/essay/model';
import type { Locale } from '@/i18n/routing';

type Props = Readonly<{
  items: readonly OutlineItem[];
  locale: Locale;
  /** In a preview: how far the translation of each section has come, by its heading's name. */
  states?: ReadonlyMap<string, SectionState>;
}>;

/** Beside the text when wide. In the interface's language, the other where a heading lacks it. */
export function OutlineBeside({ items, locale, states }: Props) {
  const t = useTranslations('essay');
  return (
    <nav className="toc toc-beside" aria-label={t('outline')}>
      <OutlineList items={items} locale={locale} states={states} />
    </nav>
  );
}

/** Above the text when narrow, closed until asked for. */
export function OutlineFolded({ items, locale, states }: Props) {
  const t = useTranslations('essay');
  return (
    <details className="toc toc-folded">
      <summary>{t('outline')}</summary>
      <nav aria-label={t('outline')}>
        <OutlineList items={items} locale={locale} states={states} />
      </nav>
    </details>
  );
}

function OutlineList({ items, locale, states }: Props) {
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
          <StateOfSection state={states?.get(item.name)} />
          {item.children.length > 0 && <OutlineList items={item.children} locale={locale} states={states} />}
        </li>
      ))}
    </ol>
  );
}

/** The state in words beside a sign, so that neither colour nor shape has to be known. */
function StateOfSection({ state }: Readonly<{ state?: SectionState }>) {
  const t = useTranslations('state');
  return state && <span className={`section-state is-${state}`}>{t(state)}</span>;
}

function headingLang(item: OutlineItem, locale: Locale): Lang {
  if (item[locale]) return locale;
  return locale === 'zh' ? 'en' : 'zh';
}
