import type { LayerPageView } from '../view/network-view.ts';
import { MappingSection } from './mapping-section.tsx';
import { SummaryView } from './summary-view.tsx';

export interface LayerPageProps {
  readonly id: string;
  readonly page: LayerPageView;
  /** Ids of the pages before and behind, where there are. */
  readonly before: string | undefined;
  readonly behind: string | undefined;
}

/** The page of a layer within that of its network: shown where the address names it, and on paper. */
export function LayerPage({ id, page, before, behind }: LayerPageProps) {
  const { names, mapping, text } = page;
  const [first, ...others] = names;
  return (
    <article id={id} class="lw-subpage">
      <nav>
        <a href="#network">All layers</a>
        {before && <a href={`#${before}`}>Before</a>}
        {behind && <a href={`#${behind}`}>Next</a>}
      </nav>
      <h1>{first}</h1>
      <p class="lw-faint">{mapping.dimensions.map(({ name, bound }) => `${name} ${bound}`).join(', ')}</p>
      {others.length > 0 && <p class="lw-faint">The same: {others.join(', ')}</p>}
      <section>
        <SummaryView view={mapping} />
      </section>
      <MappingSection view={mapping} />
      <details>
        <summary>This mapping, for loopwright evaluate</summary>
        <pre>{text}</pre>
      </details>
    </article>
  );
}
