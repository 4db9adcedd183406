import type { Block } from '@/essay/model';
import { LAZY_SIZES, nameInImages, SIZES, writeSrcset } from '@/essay/picture';
import type { ReadingContext } from './reading-context';

type Props = Readonly<{ figure: Extract<Block, { kind: 'figure' }>; context: ReadingContext }>;

/**
 * A figure's image, in the smallest form that the browser can show. One that cannot be shown says so.
 */
export function FigureImage({ figure, context }: Props) {
  const picture = context.pictures.get(nameInImages(figure.src) ?? '');
  if (!picture) {
    return (
      <div className="missing">
        {context.words[figure.lang]('unshownFigure', { name: figure.src })}
        {figure.alt && <p>{figure.alt}</p>}
      </div>
    );
  }
  const original = `${context.files}images/${picture.name.split('/').map(encodeURIComponent).join('/')}`;
  const first = context.firstFigures.includes(figure);
  const image = (
    // biome-ignore lint/performance/noImgElement: the published page has no framework, so next/image cannot serve it
    <img
      src={picture.fallback ?? original}
      data-original={picture.fallback && original}
      alt={figure.alt}
      {...picture.size}
      loading={first ? 'eager' : 'lazy'}
      decoding="async"
    />
  );
  const { smaller } = picture;
  // Also around an image alone: React would have others loaded ahead from the head of the page.
  return (
    <picture>
      {smaller && <source type={smaller.type} srcSet={writeSrcset(smaller.files)} sizes={first ? SIZES : LAZY_SIZES} />}
      {image}
    </picture>
  );
}
