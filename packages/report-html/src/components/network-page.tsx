import {
  betweenLayersFacts,
  energyColumn,
  formatCount,
  formatPercent,
  networkFacts,
  networkSearchFacts,
  networkVerdict,
} from '@loopwright/report';
import type { NetworkView } from '../view/network-view.ts';
import { FigureTable } from './figure-table.tsx';
import { LayerCharts } from './layer-charts.tsx';
import { pageId } from './layer-links.ts';
import { LayerPage } from './layer-page.tsx';
import { LayerTable } from './layer-table.tsx';
import { NetworkRoofline } from './network-roofline.tsx';
import { RerunSection } from './rerun-section.tsx';
import { FactList } from './summary-view.tsx';

/** The body of a report of a network: the whole, and a page for each of its layers. */
export function NetworkPage({ view }: { readonly view: NetworkView }) {
  const { result, pages, rerun } = view;
  const { totals } = result;
  return (
    <main>
      <div id="network" class="lw-first-page">
        <header>
          <h1>{networkTitle(view)}</h1>
          <p class="lw-faint">{rerun.files.map(({ file }) => file).join(', ')}</p>
        </header>
        <section>
          {totals ? (
            <FactList facts={networkFacts(result, totals)} />
          ) : (
            <p class="lw-alarm">{networkVerdict(result)}</p>
          )}
        </section>
        <section>
          <h2>Layers</h2>
          <LayerCharts view={view} />
          <p class="lw-faint lw-after">
            Figures are of one run, shares of all. A column sorts, a layer leads to its page.
          </p>
          <LayerTable view={view} />
        </section>
        <section>
          <h2>Where it goes</h2>
          <div class="lw-columns">
            <NetworkRoofline view={view} />
            {totals && <TotalTables totals={totals} />}
          </div>
        </section>
        <NotCosted view={view} />
        {totals && (
          <section>
            <h2>Between layers</h2>
            <FactList facts={betweenLayersFacts(result, totals)} />
          </section>
        )}
        <section>
          <h2>Search</h2>
          <FactList facts={networkSearchFacts(result)} />
        </section>
        <RerunSection rerun={rerun} />
      </div>
      {pages.map((page, index) => (
        <LayerPage
          key={pageId(index)}
          id={pageId(index)}
          page={page}
          before={index === 0 ? undefined : pageId(index - 1)}
          behind={index + 1 < pages.length ? pageId(index + 1) : undefined}
        />
      ))}
    </main>
  );
}

export function networkTitle({ result, pages }: NetworkView): string {
  const architecture = pages[0]?.mapping.architecture ?? '';
  return architecture === '' ? result.network : `${result.network} on ${architecture}`;
}

type Totals = NonNullable<NetworkView['result']['totals']>;

function TotalTables({ totals: { energies, energyPj, kinds } }: { readonly totals: Totals }) {
  const componentTexts = energyColumn(Object.values(energies));
  const kindTexts = energyColumn(Object.values(kinds).map((kind) => kind.energyPj));
  return (
    <div>
      <h3>Energy by component</h3>
      <FigureTable
        columns={[{ title: 'Component' }, { title: 'Energy', isNumber: true }, { title: 'Share', isNumber: true }]}
        rows={Object.entries(energies).map(([name, pj], row) => [
          name,
          componentTexts[row],
          formatPercent(pj / energyPj),
        ])}
      />
      <h3 class="lw-after">By kind of operation</h3>
      <FigureTable
        columns={[
          { title: 'Operation' },
          { title: 'Runs', isNumber: true },
          { title: 'Computes', isNumber: true },
          { title: 'Cycles', isNumber: true },
          { title: 'Energy', isNumber: true },
        ]}
        rows={Object.entries(kinds).map(([kind, { count, computes, cycles }], row) => [
          kind,
          ...[count, computes, cycles].map(formatCount),
          kindTexts[row],
        ])}
      />
    </div>
  );
}

function NotCosted({ view: { result } }: { readonly view: NetworkView }) {
  if (result.notCosted.length === 0) return null;
  const figure = (value: number | null) => (value === null ? 'depends on data' : formatCount(value));
  return (
    <section>
      <h2>Not in these figures</h2>
      <FigureTable
        columns={[
          { title: 'Name' },
          { title: 'Operation' },
          { title: 'Runs', isNumber: true },
          { title: 'Operations', isNumber: true },
          { title: 'Words', isNumber: true },
        ]}
        rows={result.notCosted.map(({ name, operation, count, operations, words }) => [
          name,
          operation,
          formatCount(count),
          figure(operations),
          figure(words),
        ])}
      />
    </section>
  );
}
