/** A stretch of a formatted entry. A link's `href` is http(s) and its text is what is printed. */
export type Run =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'italic'; text: string }>
  | Readonly<{ kind: 'link'; text: string; href: string }>;

/** A text as runs; none for the empty string, so that absent parts fall away in `joinRuns`. */
export function textRun(text: string | undefined): readonly Run[] {
  return text ? [{ kind: 'text', text }] : [];
}

/** An address as a link; as plain text where it is not http(s) (such a link would run or leave the site's policy). */
export function linkRun(text: string, href: string): readonly Run[] {
  return /^https?:\/\//i.test(href) ? [{ kind: 'link', text, href }] : textRun(text);
}

/** The entry as plain text, links as they are printed. */
export function runsToText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** Puts runs one after another and joins neighbouring texts, so that equal entries have equal runs. */
export function concatRuns(...parts: readonly (readonly Run[])[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of parts.flat()) {
    const last = joined.at(-1);
    if (last && last.kind === run.kind && last.kind !== 'link')
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text) joined.push(run);
  }
  return joined;
}

/** Joins the parts that are not empty with a separator that is always written (a comma, a colon). */
export function joinRuns(parts: readonly (readonly Run[])[], separator: string): readonly Run[] {
  const present = parts.filter((part) => part.length > 0);
  return concatRuns(...present.flatMap((part, index) => (index ? [textRun(separator), part] : [part])));
}

/**
 * Joins the parts that are not empty as sentences: each ends in one full stop, and what already ends in one
 * (`et al.`, `Inc.`) or in a mark of `closers` gets no second. A stop after an address is never part of the link.
 */
export function joinSentences(parts: readonly (readonly Run[])[], closers = '.'): readonly Run[] {
  const present = parts.filter((part) => part.length > 0);
  return concatRuns(
    ...present.flatMap((part, index) => {
      const last = part.at(-1);
      const stopped = last !== undefined && last.kind !== 'link' && closers.includes(lastMark(last.text));
      return [part, textRun(stopped ? '' : '.'), textRun(index < present.length - 1 ? ' ' : '')];
    }),
  );
}

/** The last mark of a text, seen through a closing quotation mark: American usage sets the stop inside it. */
function lastMark(text: string): string {
  const end = text.endsWith('”') ? text.slice(0, -1) : text;
  // A character outside every set of closers stands for the empty text.
  return end.at(-1) ?? ' ';
}
