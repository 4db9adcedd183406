import { useTranslations } from 'next-intl';
import { type Block, LANG_TAG, type Lang, type Pair } from '@/essay/model';
import { BlockView } from './block';
import { PairTools } from './pair-tools';
import type { ReadingContext } from './reading-context';

/** One row: the source, its translation, the address and the switch. */
export function PairView({ pair, context }: Readonly<{ pair: Pair; context: ReadingContext }>) {
  const t = useTranslations('essay');
  const [name, ...others] = pair.names;
  const lone = pair.zh.length === 0 ? 'lone-en' : pair.en.length === 0 ? 'lone-zh' : '';
  return (
    <div
      className={`pair ${pair.kind === 'heading' ? 'pair-heading' : ''} ${lone}`.trim()}
      id={name}
      data-names={others.length ? pair.names.join(' ') : undefined}
    >
      {others.map((other) => (
        <span key={other} id={other} className="anchor" />
      ))}
      <PairTools pair={pair} switchable={!lone} />
      <Side lang="zh" blocks={pair.zh} names={pair.names} context={context} />
      <Side lang="en" blocks={pair.en} names={pair.names} context={context} />
      {lone === 'lone-zh' && <p className="untranslated">{t('notTranslated')}</p>}
    </div>
  );
}

type SideProps = Readonly<{ lang: Lang; blocks: readonly Block[]; names: readonly string[]; context: ReadingContext }>;

function Side({ lang, blocks, names, context }: SideProps) {
  const [first, ...rest] = blocks;
  if (!first) return null;
  const [id, ...others] = names.map((name) => `${name}-${lang}`);
  const anchors = others.map((other) => <span key={other} id={other} className="anchor" />);
  if (!rest.length) {
    return (
      <BlockView block={first} id={id} className={lang} context={context}>
        {anchors}
      </BlockView>
    );
  }
  return (
    <div id={id} className={lang} lang={LANG_TAG[lang]}>
      {anchors}
      {blocks.map((block) => (
        <BlockView key={block.place.start.offset} block={block} context={context} />
      ))}
    </div>
  );
}
