import { listPath } from '@/components/home/list-path';
import { CITATION_FILES } from '@/library/citation-files';
import { listImageNames } from '@/library/get-image';
import { GET as getFile } from './essays/[slug]/[file]/route';
import { GET as getImage } from './essays/[slug]/images/[...image]/route';
import { GET as getQuoting } from './essays/[slug]/quoting.json/route';
import { GET as getText } from './essays/[slug]/text.json/route';
import { GET as getWordings } from './essays/[slug]/wordings.json/route';

export * as layout from './[locale]/layout';

import * as essay from './[locale]/essays/[slug]/page';
import * as versions from './[locale]/essays/[slug]/versions/page';
import * as list from './[locale]/page/[number]/page';

type Answer = () => Response | Promise<Response>;

/** The pages that every essay has, by what follows its address, in each language. */
export const ESSAY_PAGES = [
  { path: '', page: essay },
  { path: '/versions', page: versions },
] as const;

/** A page of the list of essays, with what follows the language in its address, by its number. */
export const LIST_PAGE = { pathOf: listPath, page: list } as const;

/** The files that an essay has, in no one language, by their names below `/essays/<slug>/`. */
export async function listEssayAnswers(slug: string): Promise<ReadonlyMap<string, Answer>> {
  const request = new Request('http://localhost/');
  const given = <T>(params: T) => ({ params: Promise.resolve(params) });
  return new Map<string, Answer>([
    ...CITATION_FILES.map((file): [string, Answer] => [file, () => getFile(request, given({ slug, file }))]),
    ['quoting.json', () => getQuoting(request, given({ slug }))],
    ['text.json', () => getText(request, given({ slug }))],
    ['wordings.json', () => getWordings(request, given({ slug }))],
    ...(await listImageNames(slug)).map((name): [string, Answer] => [
      `images/${name}`,
      () => getImage(request, given({ slug, image: name.split('/') })),
    ]),
  ]);
}
