import type { ComponentChildren, VNode } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { FigureTable, type FigureTableProps } from './figure-table.tsx';
import { Legend, type LegendItem } from './legend.tsx';

/** The document that charts are drawn with: the browser's own unless another is provided. */
export const ChartDocument = createContext<Document | undefined>(undefined);

export interface ChartProps {
  readonly title: string;
  readonly draw: (document: Document) => Element;
  readonly legend?: readonly LegendItem[];
  /** The figures that the chart draws; left out where a table stands beside it. */
  readonly table?: FigureTableProps | VNode;
  /** What to know when reading it. */
  readonly children?: ComponentChildren;
}

/** A chart with its title, legend, and the table behind it. */
export function Chart({ title, draw, legend, table, children }: ChartProps) {
  const document = useContext(ChartDocument) ?? globalThis.document;
  const drawing = withoutMarkNames(draw(document));
  const svg = { __html: drawing.outerHTML };
  // What is a picture hides its links.
  const naming = { role: drawing.querySelector('a') ? 'group' : 'img', 'aria-label': title } as const;
  return (
    <figure class="lw-chart">
      <figcaption>
        <h3>{title}</h3>
        {children}
      </figcaption>
      {legend && <Legend items={legend} />}
      <div class="lw-plot" {...naming} dangerouslySetInnerHTML={svg} />
      {table && (
        <details>
          <summary>Table</summary>
          {'columns' in table ? <FigureTable {...table} /> : table}
        </details>
      )}
    </figure>
  );
}

/** Names of kinds of marks, as `rule`, say nothing to a reader, and belong to no role. */
function withoutMarkNames<E extends Element>(drawing: E): E {
  for (const group of drawing.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  return drawing;
}
