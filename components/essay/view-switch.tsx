import { useTranslations } from 'next-intl';

/** 中文 · both · English. Nothing is checked in the HTML: until the reader chooses, the width of the screen decides (reading-styles/languages.css). */
export function ViewSwitch() {
  const t = useTranslations('essay');
  return (
    <fieldset className="view">
      <legend className="sr-only">{t('view')}</legend>
      <label className="view-zh" lang="zh-Hans">
        <input type="radio" name="view" id="view-zh" value="zh" autoComplete="off" />
        中文
      </label>
      <label className="view-both">
        <input type="radio" name="view" id="view-both" value="both" autoComplete="off" />
        {t('viewBoth')}
      </label>
      <label className="view-en" lang="en">
        <input type="radio" name="view" id="view-en" value="en" autoComplete="off" />
        English
      </label>
    </fieldset>
  );
}
