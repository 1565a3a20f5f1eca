import { formatPercent } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import { chartLook, nameAxis, xAxis } from './axis.ts';

/** What part of a layer has of the whole network. */
export interface LayerShare {
  readonly layer: string;
  readonly part: string;
  /** Of 1. */
  readonly share: number;
  /** In its unit. */
  readonly figure: string;
}

/** Bars of the layers' shares, stacked by part, each a link to its layer. */
export function layerChart(
  shares: readonly LayerShare[],
  colours: ReadonlyMap<string, string>,
  links: ReadonlyMap<string, string>,
  document: Document,
) {
  const layers = [...new Set(shares.map(({ layer }) => layer))];
  const { marginLeft, axis } = nameAxis('Layer', layers);
  return Plot.plot({
    ...chartLook,
    document,
    marginLeft,
    height: 76 + 18 * layers.length,
    x: xAxis('Share (%)'),
    y: axis,
    color: { domain: [...colours.keys()], range: [...colours.values()] },
    marks: [
      Plot.barX(shares, {
        x: ({ share }: LayerShare) => 100 * share,
        y: 'layer',
        fill: 'part',
        stroke: 'var(--lw-page)',
        strokeWidth: 0.75,
        href: ({ layer }: LayerShare) => links.get(layer),
        title: ({ layer, part, share, figure }: LayerShare) => `${layer}, ${part}: ${figure} (${formatPercent(share)})`,
      }),
      Plot.ruleX([0]),
    ],
  });
}
