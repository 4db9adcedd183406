import { createTranslator } from 'use-intl/core';
import en from '../../messages/en.json';
import zh from '../../messages/zh.json';

type Locale = 'zh' | 'en';
type Asked = Readonly<{ locale?: Locale; namespace?: 'site' }>;

export const MESSAGES = { zh, en } as const satisfies Record<Locale, unknown>;

let current: Locale = 'zh';

/** Says in which language the page is that is rendered next. Pages are rendered one after another. */
export function setLocale(locale: Locale): void {
  current = locale;
}

/** In place of next-intl's own of this name, which asks Next for the request: the language is the one that was set. */
export async function getTranslations(asked?: string | Asked) {
  // Namespaces are checked where the components are compiled; here they are only passed on.
  const { locale = current, namespace } = typeof asked === 'string' ? { namespace: asked as 'site' } : (asked ?? {});
  const key = `${locale} ${namespace}`;
  const translator = translators.get(key) ?? createFor(locale, namespace);
  translators.set(key, translator);
  return translator;
}

const createFor = (locale: Locale, namespace: Asked['namespace']) =>
  createTranslator({ locale, namespace, messages: MESSAGES[locale], timeZone: 'UTC' });

/** Each compiles its messages as they are asked for, and keeps them. */
const translators = new Map<string, ReturnType<typeof createFor>>();

/** The same of the language itself. */
export const getLocale = async (): Promise<Locale> => current;
