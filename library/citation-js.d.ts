// citation-js ships no types. What is used of it is this.
declare module '@citation-js/core' {
  type BibtexConfig = {
    format: { asciiOnly: boolean; useIdAsLabel: boolean; checkLabel: boolean };
    types: { biblatex: { source: Readonly<Record<string, string>> } };
  };
  export const plugins: {
    config: { get(plugin: '@bibtex'): BibtexConfig };
    output: { format(name: string, items: readonly object[], options?: object): unknown };
    input: { chain(input: unknown, options?: object): Record<string, unknown>[] };
  };
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}

declare module '@customcommander/ris' {
  export type Value =
    | string
    | Readonly<{ year: string; month: string; day: string }>
    | Readonly<{ last_name: string; first_name: string; initials: string; suffix: string }>;
  export function read(text: string): readonly Readonly<Record<string, readonly Value[]>>[] | null;
}
