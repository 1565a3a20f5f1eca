import { light } from '@loopwright/report-html';
import type { SweepResultJson } from '@loopwright/results';
import * as Plot from '@observablehq/plot';
import { type DataflowEnergy, dataflowEnergies, each } from './dataflow-energies.ts';
import { plotSvg } from './plot-svg.ts';

const columns = 3;

/** A panel for each workload: energies of the dataflows by the words of a register file, to the least. As the text of an SVG file. */
export function dataflowChart(result: SweepResultJson): string {
  const energies = dataflowEnergies(result);
  const workloads = each(energies, 'workload');
  const dataflows = each(energies, 'dataflow');
  const column = ({ workload }: Pick<DataflowEnergy, 'workload'>) => workloads.indexOf(workload) % columns;
  const row = ({ workload }: Pick<DataflowEnergy, 'workload'>) => Math.floor(workloads.indexOf(workload) / columns);
  const along = { x: 'words', y: 'ratio', fx: column, fy: row, stroke: 'dataflow' } as const;
  const most = Math.max(...energies.map(({ ratio }) => ratio));
  const named = workloads.map((workload) => ({ workload }));
  return plotSvg({
    width: 880,
    height: 480,
    marginLeft: 48,
    marginBottom: 44,
    x: { type: 'point', label: 'Words of a register file; the global buffer has the rest of 128 KiB', padding: 0.4 },
    y: { label: 'Energy, times the least', domain: [1, most + 0.06], grid: true, nice: true },
    fx: { axis: null, padding: 0.12 },
    fy: { axis: null, padding: 0.2 },
    color: { domain: dataflows, range: [...light.series.slice(0, dataflows.length)] },
    marks: [
      Plot.frame({ stroke: light.line }),
      Plot.text(named, {
        text: 'workload',
        ...{ fx: column, fy: row, frameAnchor: 'top', dy: 6, fontWeight: 'bold', fontSize: 13 },
      }),
      // Names of the lines in the first panel, one below another.
      ...dataflows.map((dataflow, place) =>
        Plot.text(named.slice(0, 1), {
          text: () => dataflow,
          ...{ fx: column, fy: row, fill: light.series[place]!, frameAnchor: 'top', dy: 24 + 15 * place },
        }),
      ),
      Plot.line(energies, { ...along, strokeWidth: 1.6 }),
      Plot.dot(energies, { ...along, r: 2.5, fill: 'dataflow' }),
      // What is best with a memory.
      Plot.dot(
        energies.filter(({ isBest }) => isBest),
        { ...along, r: 6.5, strokeWidth: 2 },
      ),
    ],
  });
}
