import type { BlockContent, DefinitionContent } from 'mdast';
import type { ReactNode } from 'react';
import type { Lang } from '@/essay/model';
import { Inlines } from './inlines';
import type { ReadingContext } from './reading-context';

type FlowNode = BlockContent | DefinitionContent;
type Props = Readonly<{ nodes: readonly FlowNode[]; lang: Lang; context: ReadingContext }>;

/** Blocks inside blocks: a list's items, a quotation's paragraphs, a note's body. */
export function Flow({ nodes, lang, context }: Props): ReactNode {
  return nodes.map((node) => <FlowBlock key={node.position?.start.offset} node={node} lang={lang} context={context} />);
}

function FlowBlock({
  node,
  lang,
  context,
}: Readonly<{ node: FlowNode; lang: Lang; context: ReadingContext }>): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return (
        <p>
          <Inlines nodes={node.children} lang={lang} context={context} />
        </p>
      );
    case 'heading':
      return (
        <p>
          <strong>
            <Inlines nodes={node.children} lang={lang} context={context} />
          </strong>
        </p>
      );
    case 'blockquote':
      return (
        <blockquote>
          <Flow nodes={node.children} lang={lang} context={context} />
        </blockquote>
      );
    case 'list': {
      const List = node.ordered ? 'ol' : 'ul';
      return (
        <List start={node.ordered && node.start !== 1 ? (node.start ?? undefined) : undefined}>
          {node.children.map((item) => (
            <li key={item.position?.start.offset}>
              <ItemBody nodes={item.children} tight={!node.spread} lang={lang} context={context} />
            </li>
          ))}
        </List>
      );
    }
    case 'code':
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      );
    case 'table': {
      const [head, ...rows] = node.children;
      const cells = (row: typeof head, Cell: 'th' | 'td') =>
        row?.children.map((cell, column) => (
          <Cell
            key={cell.position?.start.offset}
            className={node.align?.[column] ? `text-${node.align[column]}` : undefined}
            scope={Cell === 'th' ? 'col' : undefined}
          >
            <Inlines nodes={cell.children} lang={lang} context={context} />
          </Cell>
        ));
      return (
        <table>
          <thead>
            <tr>{cells(head, 'th')}</tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.position?.start.offset}>{cells(row, 'td')}</tr>
            ))}
          </tbody>
        </table>
      );
    }
    case 'html':
      return <p>{node.value}</p>;
    case 'thematicBreak':
    case 'definition':
    case 'footnoteDefinition':
      return null;
    default:
      return node satisfies never;
  }
}

function ItemBody({ nodes, tight, lang, context }: Props & Readonly<{ tight: boolean }>): ReactNode {
  return nodes.map((node) =>
    tight && node.type === 'paragraph' ? (
      <Inlines key={node.position?.start.offset} nodes={node.children} lang={lang} context={context} />
    ) : (
      <FlowBlock key={node.position?.start.offset} node={node} lang={lang} context={context} />
    ),
  );
}
