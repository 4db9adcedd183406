import { getTranslations } from 'next-intl/server';

/** Where the reader script says what it did. Its words stand here because the script has none of its own. */
export async function Announcer() {
  const [t, zh, en] = [
    await getTranslations('essay'),
    await getTranslations({ locale: 'zh', namespace: 'text' }),
    await getTranslations({ locale: 'en', namespace: 'text' }),
  ];
  return (
    <p
      className="announcer"
      role="status"
      id="announcer"
      data-copied={t('copied')}
      data-copy-failed={t('copyFailed')}
      data-quote-block={t('quoteBlock')}
      data-quote-words={t('quoteWords')}
      data-load-failed={t('loadFailed')}
      data-in-list-zh={zh('inList')}
      data-in-list-en={en('inList')}
      data-close-zh={zh('close')}
      data-close-en={en('close')}
    />
  );
}
