import type { Metadata, Viewport } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { createElement, isValidElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { metadataHead, STYLES } from './metadata-head';
import { MESSAGES, setLocale } from './next-intl-server';
import { normalHtml } from './normal-html';

type Params = Readonly<{ locale: 'zh' | 'en' }> & Readonly<Record<string, string>>;
type Context = { params: Promise<Params> };

/** A route's module, or a layout's: what renders it, and what its head says. */
export type RouteModule<Props> = Readonly<{
  default: (props: Props) => ReactNode | Promise<ReactNode>;
  generateMetadata: (props: Context) => Metadata | Promise<Metadata>;
}>;

export type PageModule = RouteModule<Context>;
export type LayoutModule = RouteModule<Context & { children: ReactNode }> & Readonly<{ viewport: Viewport }>;

/** What every document has from the build: links to styles, and to icons, as they stand in Next's own documents. */
export type Frame = Readonly<{ styles: string; icons: string }>;

/**
 * Renders a page of the project's own routes without Next: the same components, to plain markup, with the head that Next
 * would write. Nothing of the framework has to be taken out of it again.
 * @returns the document, with styles and scripts at their published addresses
 */
export async function renderPage(
  page: PageModule,
  layout: LayoutModule,
  params: Params,
  { frame, addresses }: Readonly<{ frame: Frame; addresses: ReadonlyMap<string, string> }>,
): Promise<string> {
  setLocale(params.locale);
  const context = { params: Promise.resolve(params) };
  const head = metadataHead(
    await layout.generateMetadata(context),
    await page.generateMetadata(context),
    layout.viewport,
  );
  const body = await layout.default({ ...context, children: await page.default(context) });
  const { locale } = params;
  // With the children where TypeScript looks for them, in the properties.
  const provided = { locale, messages: MESSAGES[locale], timeZone: 'UTC', children: await settle(body) };
  const markup = renderToStaticMarkup(createElement(NextIntlClientProvider, provided));
  const html = normalHtml(markup).replace('<head>', () => `<head>${head.replace(STYLES, frame.styles)}${frame.icons}`);
  return `<!DOCTYPE html>${publishAddresses(html, addresses)}`;
}

/** Async components are for React's server renderer; what they give is put in their place. */
async function settle(node: ReactNode): Promise<ReactNode> {
  if (Array.isArray(node)) return Promise.all(node.map(settle));
  if (!isValidElement(node)) return node;
  // What an element is made with is not known to its type.
  const { type, props } = node as ReactElement<{ children?: ReactNode }>;
  if (typeof type === 'function' && type.constructor.name === 'AsyncFunction') {
    return settle(await (type as (given: typeof props) => Promise<ReactNode>)(props));
  }
  const children = await settle(props.children);
  // In a copy React would ask for keys of children that were written one by one.
  return children === props.children ? node : ({ ...node, props: { ...props, children } } as ReactNode);
}

/** The scripts in the head are named as in development; no other address of the build is in a page's markup. */
function publishAddresses(html: string, addresses: ReadonlyMap<string, string>): string {
  const end = html.indexOf('</head>');
  const head = html.slice(0, end).replace(/<script\b[^>]*>/g, (tag) =>
    tag.replace(/="(\/[^"]*)"/g, (_, address: string) => {
      const published = addresses.get(address);
      if (published === undefined) throw new Error(`A page asks for ${address}, which the build did not make.`);
      return `="${published}"`;
    }),
  );
  return head + html.slice(end);
}
