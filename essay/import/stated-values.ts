import type { StatedMatter } from './manuscript';

type Field = keyof StatedMatter;

const LABELS: readonly (readonly [Field, RegExp])[] = [
  ['authors', /^(?:本文|文章)?(?:作\s*者|撰\s*文|撰\s*稿|文|author|by)$/i],
  [
    'published',
    /^(?:发布于|发表于|发布时间|发布日期|发表时间|发表日期|日\s*期|时\s*间|published(?: on)?|posted(?: on)?|date)$/i,
  ],
  [
    'updated',
    /^(?:更新于|更新时间|更新日期|修改于|修改时间|最后修改|最后更新|updated(?: on)?|last updated|modified)$/i,
  ],
  ['license', /^(?:许可协议|版权声明|授权协议|版权许可|版权|许可|licen[sc]e)$/i],
  ['source', /^(?:本文链接|原文链接|文章链接|永久链接|原文地址|本文地址|原文|链接|source|permalink|url|link)$/i],
];

/** The field that a label names: `作者`, `发布于`, `许可协议`, `Published on`; undefined for other words. */
export function readLabel(text: string): Field | undefined {
  return text.length > 16 ? undefined : LABELS.find(([, pattern]) => pattern.test(text.trim()))?.[0];
}

/** @example splitLabel('作者：张三') // { field: 'authors', label: '作者：', value: '张三' } */
export function splitLabel(line: string): Readonly<{ field: Field; label: string; value: string }> | undefined {
  const match = /^([^:：/／]{1,16})(\s*[:：]\s*|\s+[/／]\s+|[/／](?!\/)\s*)(.*)$/u.exec(line.trim());
  const field = match?.[1] === undefined ? undefined : readLabel(match[1]);
  if (!match || field === undefined) return undefined;
  return { field, label: `${match[1]}${match[2]}`, value: match[3]?.trim() ?? '' };
}

/**
 * A date as people write it (`2025年3月23日`, `2025-03-23`, `2025/3/23 10:20`, ISO 8601 with time) as `YYYY-MM-DD`;
 * undefined for what is no date, or no day of the calendar.
 */
export function readStatedDate(text: string): string | undefined {
  const match =
    /^\s*(\d{4})\s?(?:年|[-/.])\s?(\d{1,2})\s?(?:月|[-/.])\s?(\d{1,2})\s?日?(?:[T\s,，]+\d{1,2}:\d{2}.*)?\s*$/.exec(
      text,
    );
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/** Whether a text is a web address and nothing else. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text) && URL.canParse(text);
}

/** Names of authors as they are listed: parted by 、 or by marks between them. */
export function splitAuthors(text: string): readonly string[] {
  return text
    .split(/\s*[、,，;；&]\s*|\s{2,}|\s+(?:and|和)\s+/)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** From a field and the words for it to the matter and what of it stands in the draft; undefined where they do not fit the field. */
export function readStated(field: Field, value: string): Readonly<{ matter: StatedMatter; after: string }> | undefined {
  switch (field) {
    case 'authors': {
      const authors = splitAuthors(value);
      return authors.length > 0 && value.length <= 80 ? { matter: { authors }, after: authors.join('') } : undefined;
    }
    case 'published':
    case 'updated': {
      const date = readStatedDate(value);
      return date === undefined ? undefined : { matter: { [field]: date }, after: date };
    }
    case 'source':
      return isAddress(value) ? { matter: { source: value }, after: value } : undefined;
    case 'license':
    case 'title':
    case 'subtitle':
    case 'summary':
      return value === '' ? undefined : { matter: { [field]: value }, after: value };
    default:
      return field satisfies never;
  }
}
