import type { Wordings } from '../../essay/list-dated-wordings';
import type { QuotingData } from '../../essay/quoting-data';

/** Where the essay's data lie, with a slash at its end; the same for both interface languages. A draft says where its own do. */
function folder(): string {
  const { slug = '', files } = document.querySelector<HTMLElement>('.reading[data-slug]')?.dataset ?? {};
  return files ?? `/essays/${slug}/`;
}

let quoting: Promise<QuotingData> | undefined;

export function loadQuoting(): Promise<QuotingData> {
  // Written by our own build; a failure is not kept, so that the next press tries again.
  quoting ??= load<QuotingData>('quoting.json').catch((error: unknown) => {
    quoting = undefined;
    throw error;
  });
  return quoting;
}

export const loadWordings = (): Promise<Wordings> => load<Wordings>('wordings.json');

/** The interface's words out of the data. */
export const wordsOf = ({ words }: QuotingData): Readonly<Record<string, string>> =>
  words[document.documentElement.lang === 'en' ? 'en' : 'zh'];

async function load<T>(name: string): Promise<T> {
  const answer = await fetch(`${folder()}${name}`);
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}, so there is nothing to quote from.`);
  return answer.json();
}
