import type { ReactNode } from 'react';
import { type Block, LANG_TAG } from '@/essay/model';
import { FigureImage } from './figure-image';
import { Flow } from './flow';
import { Inlines } from './inlines';
import type { ReadingContext } from './reading-context';

type Props = Readonly<{
  block: Block;
  id?: string;
  names?: readonly string[];
  className?: string;
  context: ReadingContext;
  children?: ReactNode;
}>;

/** One block in one language. `names` where it shares its side with others; `children` are the empty anchors of further names. */
export function BlockView({ block, id, names, className, context, children }: Props): ReactNode {
  const place = { id, className, lang: LANG_TAG[block.lang], 'data-names': names?.join(' ') };
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.depth}` as const;
      return (
        <Heading {...place}>
          {children}
          <Inlines nodes={block.children} lang={block.lang} context={context} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p {...place}>
          {children}
          <Inlines nodes={block.children} lang={block.lang} context={context} />
        </p>
      );
    case 'figure':
      return (
        <figure {...place}>
          {children}
          {block.missing ? (
            <div className="missing">{context.words[block.lang]('missingFigure')}</div>
          ) : (
            <FigureImage figure={block} context={context} />
          )}
          {block.caption && <figcaption>{block.caption}</figcaption>}
        </figure>
      );
    case 'list':
    case 'quotation':
    case 'table':
      return (
        <div {...place}>
          {children}
          <Flow nodes={[block.node]} lang={block.lang} context={context} />
        </div>
      );
    case 'code':
      return (
        <div {...place}>
          {children}
          <pre>
            <code>{block.value}</code>
          </pre>
        </div>
      );
    default:
      return block satisfies never;
  }
}
