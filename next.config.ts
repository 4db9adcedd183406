import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  // What ends in `.dev.ts` is a route in development alone, and unknown to a build.
  pageExtensions: process.env.NODE_ENV === 'development' ? ['dev.ts', 'dev.tsx', 'ts', 'tsx'] : ['ts', 'tsx'],
  adapterPath: fileURLToPath(new URL('./publish/adapter.mjs', import.meta.url)),
  agentRules: false,
  devIndicators: false,
  images: { unoptimized: true },
  poweredByHeader: false,
  // Metadata stands in the head of every document, never streamed into its body.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  // `npm run types` checks them, and `npm test` runs it before a build: twice would double what a small build costs.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['esbuild', '@citation-js/core', '@citation-js/plugin-bibtex', '@citation-js/plugin-ris'],
  // Drafts are read from disk on request; tracing would copy their text into the build.
  outputFileTracingExcludes: { '/*': ['./content/**'] },
  // Turbopack lists the project's folders, drafts among them, and would keep the names it found in `.next/cache`.
  experimental: { turbopackFileSystemCacheForBuild: false },
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
