declare module 'subset-font' {
  type Options = Readonly<{
    targetFormat?: 'truetype' | 'sfnt' | 'woff' | 'woff2';
    variationAxes?: Readonly<Record<string, number>>;
  }>;

  /** A copy of a font with the characters of `text` alone. */
  export default function subsetFont(font: Buffer, text: string, options?: Options): Promise<Buffer>;
}
