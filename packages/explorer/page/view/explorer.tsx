import { ArchitectureView, CyclesChart, EnergyChart, type MappingView, mappingViewOf } from '@loopwright/report-html';
import { useMemo, useState } from 'preact/hooks';
import type { Session } from '../../src/session.ts';
import type { Begun } from '../begin-explorer.ts';
import { reuseOf } from '../edit/draft.ts';
import { AbsentPlugins } from './absent-plugins.tsx';
import { CostBar } from './cost-bar.tsx';
import type { FactorRules } from './factor-rules.ts';
import { FactorTable } from './factor-table.tsx';
import { MappingText } from './mapping-text.tsx';
import { NestEditor } from './nest-editor.tsx';
import { SearchPanel } from './search-panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { type Costed, useEditor } from './use-editor.ts';

/** The editor of a mapping, what it costs, and a search beside it. */
export function Explorer({ begun }: { readonly begun: Begun }) {
  const { session, opened, searching } = begun;
  const { problem, architecture } = session.specification;
  const editor = useEditor(begun);
  const outermost = architecture.levels.findLastIndex(({ kind }) => kind === 'memory');
  const [rules, setRules] = useState<FactorRules>(() => ({
    rests: problem.dimensions.map(() => outermost),
    isImperfect: false,
  }));
  const view = useMemo(() => editor.costed && viewOf(session, editor.costed), [editor.costed]);
  return (
    <>
      <header class="lx-header">
        <div>
          <h1>{[problem.name, architecture.name].filter((name) => name !== '').join(' on ')}</h1>
          <p class="lw-faint">{session.files.join(', ')}</p>
        </div>
        <Toolbar editor={editor} opened={opened.draft} />
      </header>
      <CostBar editor={editor} />
      <AbsentPlugins absent={session.absent} />
      <main class="lx-main">
        <section class="lx-nest" aria-labelledby="nest-title">
          <h2 id="nest-title">Mapping</h2>
          <NestEditor specification={session.specification} editor={editor} rules={rules} />
        </section>
        <section class="lx-factors" aria-labelledby="factors-title">
          <h2 id="factors-title">Factors</h2>
          <FactorTable specification={session.specification} editor={editor} rules={rules} setRules={setRules} />
        </section>
        <section class="lx-search" aria-labelledby="search-title">
          <h2 id="search-title">Search</h2>
          <SearchPanel session={session} opened={opened} engine={searching} onFound={editor.load} />
        </section>
        <section class="lx-drawing" aria-labelledby="drawing-title">
          <h2 id="drawing-title">Architecture</h2>
          {view && <ArchitectureView view={view} />}
        </section>
        <section class="lx-charts" aria-labelledby="charts-title">
          <h2 id="charts-title">Where it goes</h2>
          {view?.cost ? (
            <Charts view={view} />
          ) : (
            <p class="lw-faint">There is nothing to show of a mapping that does not fit.</p>
          )}
        </section>
        <section class="lx-text" aria-labelledby="text-title">
          <h2 id="text-title">As a file</h2>
          <MappingText session={session} draft={editor.draft} />
        </section>
      </main>
    </>
  );
}

function Charts({ view }: { readonly view: MappingView }) {
  return (
    <div class="lw-columns">
      <EnergyChart view={view} />
      <CyclesChart view={view} />
    </div>
  );
}

function viewOf(session: Session, { draft, evaluated }: Costed): MappingView {
  const { specification } = session;
  const { evaluation } = evaluated;
  const reuse = reuseOf(session, draft);
  return mappingViewOf({ specification, costs: [], mapping: draft.mapping, reuse, evaluation, adjustments: [] });
}
