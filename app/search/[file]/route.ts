import { notFound } from 'next/navigation';
import { jsonAnswer } from '@/app/json-answer';
import { buildSearchIndex } from '@/essay/search/build-search-index';
import { manifestOf } from '@/essay/search/search-manifest';
import { listSearchedEssays } from '@/library/get-search-text';

export const dynamic = 'force-static';
export const dynamicParams = false;

const FILES = ['index.json', 'terms.json'] as const;

/** The index while essays are being written, in one piece. A build makes its own from all texts (publish/search-files.ts). */
export const generateStaticParams = () =>
  process.env.NODE_ENV === 'development' ? FILES.map((file) => ({ file })) : [];

export async function GET(_: Request, { params }: RouteContext<'/search/[file]'>) {
  const { file } = await params;
  const index = buildSearchIndex(await listSearchedEssays(), Number.POSITIVE_INFINITY);
  if (file === 'index.json') return jsonAnswer(manifestOf(index, index.parts.length ? ['/search/terms.json'] : []));
  if (file === 'terms.json') return jsonAnswer(index.parts[0]?.part);
  notFound();
}
