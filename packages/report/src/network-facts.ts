import type { NetworkResultJson, NetworkTotalsJson } from '@loopwright/results';
import { formatCount, formatEnergy, formatPercent, formatSeconds, formatSi } from './format/numbers.ts';
import type { Fact } from './summary-facts.ts';

/** What a network costs, and what is proven of it. */
export function networkFacts({ search }: NetworkResultJson, totals: NetworkTotalsJson): Fact[] {
  const { computes, cycles, energyPj, edp, layerByLayer, score } = totals;
  return [
    ['Computes', formatCount(computes), 'of one run of the network'],
    ['Cycles', formatCount(cycles), 'one operation after the other'],
    ['Energy', formatEnergy(energyPj), `${(energyPj / computes).toPrecision(4)} pJ per compute`],
    ['EDP', formatSi(edp * 1e-12, 'J·cycle'), ''],
    ['Optimum', totals.optimal ? 'yes' : 'not proven', `by ${search.objective[0]}, ${proofText(totals)}`],
    ...(layerByLayer ? [layerByLayerFact(score, layerByLayer.score)] : []),
  ];
}

function proofText({ optimal, score, bound }: NetworkTotalsJson): string {
  if (optimal) return 'proven: no other mappings are better';
  if (bound <= 0) return 'nothing is proven';
  return `proven to be at most ${formatPercent(score / bound - 1)} above the optimum`;
}

function layerByLayerFact(score: number, byItself: number): Fact {
  const gain = formatPercent(1 - score / byItself);
  return ['Gain', gain, 'over mappings that are each optimal for their layer alone'];
}

/** Why a network has no totals. */
export function networkVerdict({ layers, search }: NetworkResultJson): string {
  const missing = layers.filter(({ cycles }) => cycles === null).length;
  const share = `${formatCount(missing)} of ${formatCount(layers.length)} layers`;
  if (search.interrupted) return `Interrupted: ${share} have no mapping yet. Run it again to go on.`;
  if (missing > 0) return `The network has no mapping: none was found of ${share}.`;
  return 'The network takes more cycles than it may.';
}

/** What is in the figures and no mapping of single layers saves, and how much of it would stay in a memory. */
export function betweenLayersFacts({ betweenLayers }: NetworkResultJson, { energyPj }: NetworkTotalsJson): Fact[] {
  const { tensors, words, keptOnChip, ...all } = betweenLayers;
  const text = (count: number, pj: number) =>
    `${formatEnergy(pj)} (${formatPercent(pj / energyPj)}), of ${count === 1 ? 'one tensor' : `${formatCount(count)} tensors`}`;
  const facts: Fact[] = [
    [
      'Outermost memory',
      `${formatCount(words)} words`,
      `${text(tensors, all.energyPj)}: outputs are written there, and read from there by the layers behind`,
    ],
  ];
  if (keptOnChip) {
    const { memory, ...kept } = keptOnChip;
    const remark = `${text(kept.tensors, kept.energyPj)}: at most so much less if they stayed in ${memory} until the next layer`;
    facts.push([`Kept in ${memory}`, `${formatCount(kept.words)} words`, remark]);
  }
  return facts;
}

/** How the mappings were found. */
export function networkSearchFacts({ search, layers }: NetworkResultJson): Fact[] {
  const { mapper, objective, distinct, searches, stored, seconds, interrupted } = search;
  const distinctText = `of ${formatCount(distinct)} operations that differ, among ${formatCount(layers.length)}`;
  return [
    ['Mapper', mapper, objective.join(', ')],
    ['Searches', formatCount(searches), distinctText],
    ...(stored > 0 ? [['Stored', formatCount(stored), 'results that were there already'] as const] : []),
    ['Time', formatSeconds(seconds), interrupted ? 'interrupted: run it again to go on' : ''],
  ];
}
