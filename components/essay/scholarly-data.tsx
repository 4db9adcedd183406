import { type JsonLd, jsonLdText } from '@/essay/scholarly-metadata';

/** What search engines read of the essay: a data block, which no browser runs. */
export function ScholarlyData({ data }: Readonly<{ data: JsonLd }>) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React would write `&quot;`, which JSON does not know; jsonLdText leaves no `<`
      dangerouslySetInnerHTML={{ __html: jsonLdText(data) }}
    />
  );
}
