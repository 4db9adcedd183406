import { tsImport } from 'tsx/esm/api';

/**
 * What `adapterPath` in next.config.ts names. Node 20 runs no TypeScript, so the adapter proper is loaded with tsx, and
 * only when a build is done: Next loads this file on every command.
 * @type {import('next').NextAdapter}
 */
export default {
  name: 'static-edition',
  async onBuildComplete(context) {
    const { publishBuild } = await tsImport('./publish-build.ts', import.meta.url);
    await publishBuild(context);
  },
};
