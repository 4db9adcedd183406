import { locale as rootLocale } from 'next/root-params';
import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { type Locale, routing } from './routing';

const MESSAGES = {
  zh: () => import('../messages/zh.json'),
  en: () => import('../messages/en.json'),
} as const satisfies Record<Locale, unknown>;

export default getRequestConfig(async ({ locale: asked }) => {
  const wanted = asked ?? (await rootLocale());
  const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  return { locale, messages: (await MESSAGES[locale]()).default, timeZone: 'UTC' };
});
