// contentlayer writes the type of a field such as `gb-t-7714` unquoted, which is no TypeScript. What is used of it is this.
declare module 'contentlayer/generated' {
  export const allSourceTexts: readonly Readonly<{
    _id: string;
    _raw: Readonly<{ sourceFileDir: string }>;
    title: string;
    published: string;
    updated?: string;
    source?: string;
    canonical?: string;
  }>[];
}
