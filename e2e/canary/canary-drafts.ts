import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Words that stand in no text, no name and no address but those of the canary. Utility classes among them: Tailwind would make rules of them. */
const WORDS = {
  title: '犇驫鱻麤考',
  enTitle: 'Zyẍquöl of Ñandubrăs',
  author: 'Ploszkwyn Grübelthåm',
  summary: 'vexnorptalic summarium',
  body: '霝霘靐齉龘之说',
  enBody: 'quizzlefrangbo & “wobblethrax”',
  classes: ['mt-[11.37px]', 'bg-[#a1b2c7]', 'w-[calc(13.31rem+7px)]'],
  rules: ['11.37px', '#a1b2c7', '13.31rem'],
  heading: 'spluvionated heading',
  name: 'k9zq7x3w',
  alt: 'altgrombulated <figure>',
  caption: '齾齱齮題註',
  key: 'bibzwackian-1937',
  work: 'Thrumblesnark quarterly of 虪䖘',
  note: 'footnibblement',
  image: 'flurbnexing-鱗.png',
  // What is made of an image would be called so.
  imageStem: 'flurbnexing',
} as const;

/** Where a canary may sit: in the folder that drafts lie in unless something else is said, and in the one that was said. */
export type Canary = Readonly<{ folder: string; slug: string }>;

export const CANARIES: readonly Canary[] = [
  { folder: 'content/drafts', slug: 'canary-yrwqobbel-plinth' },
  { folder: 'e2e/.drafts', slug: 'canary-gnobblesque-ostler' },
];

/** Everything that must be found nowhere. */
export const CANARY_WORDS: readonly string[] = [...Object.values(WORDS).flat(), ...CANARIES.map(({ slug }) => slug)];

const ZH = `---
title: ${WORDS.title}
authors:
  - ${WORDS.author}
published: 2026-01-01
summary: ${WORDS.summary}
---

## ${WORDS.heading}

${WORDS.body}，引文[@${WORDS.key}]，注释[^1]，样式\`${WORDS.classes.join(' ')}\`。 ^${WORDS.name}

![${WORDS.alt}](images/${WORDS.image} "${WORDS.caption}")

[^1]: ${WORDS.note}
`;

const EN = `---
title: ${WORDS.enTitle}
---

## ${WORDS.heading}

${WORDS.enBody} [@${WORDS.key}], ${WORDS.rules.join(', ')}.[^1] ^${WORDS.name}

[^1]: ${WORDS.note}
`;

const REFERENCES = `references:
  - id: ${WORDS.key}
    type: book
    title: ${WORDS.work}
    issued:
      date-parts:
        - [1937]
`;

/** Large enough that a build would make other sizes of it. */
const drawImage = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 640,
      height: 400,
      channels: 3,
      background: '#887',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .png()
    .toBuffer();

/** Writes the drafts, below the project's folder. */
export async function writeCanaries(project: string): Promise<void> {
  for (const { folder, slug } of CANARIES) {
    const essay = join(project, folder, slug);
    await mkdir(join(essay, 'images'), { recursive: true });
    await writeFile(join(essay, 'zh.md'), ZH);
    await writeFile(join(essay, 'en.md'), EN);
    await writeFile(join(essay, 'references.yaml'), REFERENCES);
    await writeFile(join(essay, 'images', WORDS.image), await drawImage());
  }
}

/** Takes away those that lie where the author's own drafts do. */
export async function removeCanaries(project: string): Promise<void> {
  for (const { folder, slug } of CANARIES) {
    if (folder.startsWith('content/')) await rm(join(project, folder, slug), { recursive: true, force: true });
  }
}
