import type { ReactNode } from 'react';
import type { Run } from '@/essay/bibliography/runs';

/** A formatted bibliography entry: text, italics and links, in order. */
export function Runs({ runs }: Readonly<{ runs: readonly Run[] }>): ReactNode {
  return runs.map((run, at) => {
    // A formatted entry's runs have no identity but their order.
    const key = at;
    switch (run.kind) {
      case 'text':
        return run.text;
      case 'italic':
        return <i key={key}>{run.text}</i>;
      case 'link':
        return (
          <a key={key} href={run.href} rel="external noopener">
            {run.text}
          </a>
        );
      default:
        return run satisfies never;
    }
  });
}
