import type { MappingView } from '../view/mapping-view.ts';
import { AccessChart } from './access-chart.tsx';
import { ArchitectureView } from './architecture-view.tsx';
import { CyclesChart } from './cycles-chart.tsx';
import { EnergyChart } from './energy-chart.tsx';
import { NestView } from './nest-view.tsx';
import { RooflineChart } from './roofline-chart.tsx';
import { ZerosTable } from './zeros-table.tsx';

/** A mapping: the architecture and the loop nest side by side, and what it costs. */
export function MappingSection({ view }: { readonly view: MappingView }) {
  return (
    <>
      <section>
        <h2>Architecture and mapping</h2>
        <div class="lw-columns">
          <ArchitectureView view={view} />
          <div>
            <NestView view={view} />
            {view.cost && <p class="lw-faint">Tiles in words per instance.</p>}
          </div>
        </div>
      </section>
      {view.cost && (
        <section>
          <h2>Costs</h2>
          <div class="lw-columns">
            <EnergyChart view={view} />
            <AccessChart view={view} />
            <CyclesChart view={view} />
            <RooflineChart view={view} />
          </div>
        </section>
      )}
      {view.cost && <ZerosTable zeros={view.cost.zeros} />}
    </>
  );
}
