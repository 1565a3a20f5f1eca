import { designName, layerName } from '@loopwright/report';
import {
  AccessChart,
  ArchitectureView,
  CyclesChart,
  EnergyChart,
  type MappingView,
  mappingViewOf,
  RooflineChart,
  ZerosTable,
} from '@loopwright/report-html';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
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
  const { specification } = session;
  const { problem, architecture } = specification;
  const editor = useEditor(begun);
  const outermost = architecture.levels.findLastIndex(({ kind }) => kind === 'memory');
  const [rules, setRules] = useState<FactorRules>(() => ({
    rests: problem.dimensions.map(() => outermost),
    isImperfect: false,
  }));
  const view = useMemo(() => editor.costed && viewOf(session, editor.costed), [editor.costed]);
  const title = [layerName(problem), designName(architecture)].filter((name) => name !== '').join(' on ');
  useEffect(() => {
    document.title = `${title} - loopwright`;
  }, [title]);
  return (
    <>
      <header class="lx-header">
        <div>
          <h1>{title}</h1>
          <p class="lw-faint">{session.files.join(', ')}</p>
        </div>
        <Toolbar editor={editor} opened={opened.draft} />
      </header>
      <CostBar editor={editor} />
      <AbsentPlugins absent={session.absent} />
      <main class="lx-main">
        <div>
          <Section title="Mapping">
            <NestEditor specification={specification} editor={editor} rules={rules} />
          </Section>
          <Section title="Factors">
            <FactorTable specification={specification} editor={editor} rules={rules} setRules={setRules} />
          </Section>
          <Section title="As a file">
            <MappingText session={session} draft={editor.draft} />
          </Section>
        </div>
        <div>
          <Section title="Architecture">{view && <ArchitectureView view={view} />}</Section>
          <Section title="Search">
            <SearchPanel session={session} opened={opened} engine={searching} onFound={editor.load} />
          </Section>
        </div>
        <Section title="Where it goes">
          {view?.cost ? (
            <Charts view={view} />
          ) : (
            <p class="lw-faint">
              A mapping that does not fit costs nothing yet: the bars of the memories show what is too large.
            </p>
          )}
        </Section>
        {view?.cost && <ZerosTable zeros={view.cost.zeros} />}
      </main>
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Charts({ view }: { readonly view: MappingView }) {
  return (
    <div class="lw-columns">
      <EnergyChart view={view} />
      <AccessChart view={view} />
      <CyclesChart view={view} />
      <RooflineChart view={view} />
    </div>
  );
}

function viewOf(session: Session, { draft, evaluated }: Costed): MappingView {
  const { specification } = session;
  const { evaluation } = evaluated;
  const reuse = reuseOf(session, draft);
  const { mapping } = draft;
  return mappingViewOf({ specification, costs: [], mapping, reuse, evaluation, adjustments: [], metrics: [] });
}
