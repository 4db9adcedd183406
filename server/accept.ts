export type Coding = 'br' | 'gzip' | 'identity';

/** The languages that the interface speaks; the first is for readers who ask for neither. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

type Weighted = Readonly<{ value: string; weight: number }>;

const LOCALE_COOKIE = /(?:^|;)\s*NEXT_LOCALE=(zh|en)\s*(?:;|$)/;

/**
 * From an Accept-Encoding header to the smallest coding that the browser takes (RFC 9110 § 12.5.3): `br`, `gzip` or
 * none. `q=0` refuses a coding; `*` stands for the ones not named.
 */
export function codingFor(acceptEncoding: string | undefined): Coding {
  const accepted = readWeights(acceptEncoding ?? '');
  const weightOf = (coding: string): number =>
    (accepted.find(({ value }) => value === coding) ?? accepted.find(({ value }) => value === '*'))?.weight ?? 0;
  if (weightOf('br') > 0) return 'br';
  return weightOf('gzip') > 0 ? 'gzip' : 'identity';
}

/**
 * From a wrong address and a request's headers to the language in which to say so: by the address's first segment, else
 * by the cookie in which the site remembers the reader's language, else by Accept-Language, else Chinese.
 */
export function languageFor(
  path: string,
  { cookie, acceptLanguage }: Readonly<{ cookie?: string; acceptLanguage?: string }>,
): Language {
  const segment = path.split('/')[1];
  const named = LANGUAGES.find((language) => language === segment);
  if (named) return named;
  const remembered = LOCALE_COOKIE.exec(cookie ?? '')?.[1];
  if (remembered) return remembered === 'en' ? 'en' : 'zh';
  const ranges = readWeights(acceptLanguage ?? '')
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { value } of ranges) {
    const spoken = LANGUAGES.find((language) => value === language || value.startsWith(`${language}-`));
    if (spoken) return spoken;
  }
  return 'zh';
}

/** `a;q=0.5, b` → values in lower case with weights from 0 to 1; what is not a weight counts as 0. */
function readWeights(header: string): readonly Weighted[] {
  return header.split(',').map((item) => {
    const [value = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    return { value, weight: weight >= 0 && weight <= 1 ? weight : 0 };
  });
}
