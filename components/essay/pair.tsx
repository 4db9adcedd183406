import { useTranslations } from 'next-intl';
import { type Block, LANG_TAG, type Lang, type Pair } from '@/essay/model';
import { BlockView } from './block';
import { PairTools } from './pair-tools';
import type { ReadingContext } from './reading-context';

/** One row: the source, its translation, the address and the switch. */
export function PairView({ pair, context }: Readonly<{ pair: Pair; context: ReadingContext }>) {
  const t = useTranslations('essay');
  // A retired name keeps its address where it leads, for links that were made before.
  const names = [...pair.names, ...(pair.retired ?? [])];
  const [name, ...others] = names;
  const lone = pair.zh.length === 0 ? 'lone-en' : pair.en.length === 0 ? 'lone-zh' : '';
  return (
    <div
      className={`pair ${pair.kind === 'heading' ? 'pair-heading' : ''} ${lone}`.trim()}
      id={name}
      data-names={pair.names.length > 1 ? pair.names.join(' ') : undefined}
    >
      {others.map((other) => (
        <span key={other} id={other} className="anchor" />
      ))}
      <PairTools pair={pair} switchable={!lone} />
      <Side lang="zh" blocks={pair.zh} names={names} context={context} />
      <Side lang="en" blocks={pair.en} names={names} context={context} />
      {lone === 'lone-zh' && <p className="untranslated">{t('notTranslated')}</p>}
      {!lone && context.states.get(name ?? '') === 'stale' && <p className="stale-mark">{t('stale')}</p>}
    </div>
  );
}

type SideProps = Readonly<{ lang: Lang; blocks: readonly Block[]; names: readonly string[]; context: ReadingContext }>;

function Side({ lang, blocks, names, context }: SideProps) {
  const [first, ...rest] = blocks;
  const ids = names.map((name) => `${name}-${lang}`);
  // Where one language is missing, a link to it lands on the other.
  const [id, ...others] = first ? ids : [undefined, ...ids];
  const anchors = others.map((other) => <span key={other} id={other} className="anchor" />);
  if (!first) return anchors;
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
        <BlockView key={block.place.start.offset} block={block} names={block.names} context={context} />
      ))}
    </div>
  );
}
