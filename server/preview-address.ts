import type { GrantSubject } from '../library/grants/grant';
import { LANGUAGES, type Language } from './accept';

/**
 * What a private address asks for.
 * - `link`: what a reader was sent, `/preview/on-care?token=…`, or without the token by a reader who has opened it before;
 *   `/preview` alone is the one for all drafts.
 * - `list`: `/preview/zh`, the drafts that a reader may see. `page`: `/preview/zh/on-care`.
 * - `file`: `/preview/files/on-care/images/a.png`. `desk`: `/desk` and what is below it, for those who may see all drafts.
 */
export type PreviewAddress =
  | Readonly<{ kind: 'link'; wanted: GrantSubject }>
  | Readonly<{ kind: 'list'; language: Language }>
  | Readonly<{ kind: 'page'; language: Language; slug: string }>
  | Readonly<{ kind: 'file'; slug: string }>
  | Readonly<{ kind: 'desk' }>;

/** Whether a path is below one that only invited readers get an answer at, whatever it may name there. */
export const isPrivatePath = (path: string): boolean => /^\/(?:preview|desk)(?:\/|$)/.test(path);

/** From a decoded path to what it asks for; undefined where no private page can be. */
export function parsePreviewAddress(path: string, hasToken: boolean): PreviewAddress | undefined {
  const [room, first, second, ...rest] = path.slice(1).split('/');
  if (room === 'desk') return { kind: 'desk' };
  if (room !== 'preview' || first === '' || second === '') return undefined;
  if (first === undefined) return { kind: 'link', wanted: { kind: 'all' } };
  const language = LANGUAGES.find((each) => each === first);
  if (second === undefined) {
    // A draft may be called `en` until the check has had its say: the token tells its link from the list.
    return language && !hasToken
      ? { kind: 'list', language }
      : { kind: 'link', wanted: { kind: 'draft', slug: first } };
  }
  if (language && rest.length === 0) return { kind: 'page', language, slug: second };
  return first === 'files' && rest.length > 0 && !rest.includes('') ? { kind: 'file', slug: second } : undefined;
}
