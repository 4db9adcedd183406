import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { defineDocumentType, makeSource } from 'contentlayer2/source-files';
import { getContentFolders } from './library/content-folders';
import { writePublished } from './library/write-published';

// contentlayer's reader of front matter evaluates what stands after a fence `---js`, in whatever it finds, and it is run
// without the check by `npm run types` and beside it by a build. An essay is data, it runs nothing.
const fromContentlayer = createRequire(import.meta.resolve('@contentlayer2/source-files'));
const engines: Record<string, unknown> = fromContentlayer('gray-matter/lib/engines.js');
engines.javascript = () => {
  throw new Error('Unexpected fence `---js`, expected `---`: front matter is YAML and nothing else.');
};

const SourceText = defineDocumentType(() => ({
  name: 'SourceText',
  filePathPattern: '*/zh.md',
  contentType: 'markdown',
  fields: {
    title: { type: 'string', required: true },
    subtitle: { type: 'string' },
    authors: { type: 'list', of: { type: 'string' }, required: true },
    published: { type: 'string', required: true },
    updated: { type: 'string' },
    source: { type: 'string' },
    canonical: { type: 'string' },
    license: { type: 'string' },
    summary: { type: 'string' },
    'gb-t-7714': { type: 'number' },
    formerly: { type: 'list', of: { type: 'string' } },
  },
}));

const Translation = defineDocumentType(() => ({
  name: 'Translation',
  filePathPattern: '*/en.md',
  contentType: 'markdown',
  fields: {
    title: { type: 'string', required: true },
    subtitle: { type: 'string' },
    translators: { type: 'list', of: { type: 'string' } },
    summary: { type: 'string' },
    status: { type: 'string' },
  },
}));

export default makeSource({
  // Published essays only: contentlayer prints the paths of what it reads, and drafts have no business in its cache.
  contentDirPath: relative(process.cwd(), getContentFolders().essays),
  contentDirExclude: ['**/*.{yaml,yml,json}'],
  documentTypes: [SourceText, Translation],
  // The site's own check has passed before: what it let through and this does not is a mistake of ours.
  onMissingOrIncompatibleData: 'fail',
  onExtraFieldData: 'fail',
  onUnknownDocuments: 'fail',
  disableImportAliasWarning: true,
  onSuccess: () => writePublished(join(process.cwd(), '.contentlayer')),
  markdown: (builder) => {
    // The text is parsed by essay/parse; contentlayer's own HTML would be made for nothing.
    builder.parser = () => ({ type: 'root', children: [] });
    builder.compiler = () => '';
  },
});
