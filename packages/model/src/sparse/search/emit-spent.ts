import type { AccessKind } from '../saved-accesses.ts';
import { GATED } from './emit-savings.ts';
import { formatOutside, heldTile } from './held-names.ts';
import { BLOCK_RATIO, USED } from './held-tiles.ts';
import { kindsAt, leftOf, partsAt, savedOf } from './left-names.ts';
import { cellAt, fatesAt, ranksAt, type SparsePlan } from './sparse-plan.ts';

/** Whether anything leaks that hangs on the instances of a memory. */
export function leaks({ dense: { leakPj, instancesPerGate, gate } }: SparsePlan, level: number): boolean {
  return leakPj.some((pj, own) => pj !== 0 && (instancesPerGate[own] > 1 ? gate[own] : own) === level);
}

/** Energy and time of what a memory does for one dataspace, from the words and units that are left and saved. */
export function emitSpent(plan: SparsePlan, level: number, s: number): string[] {
  const { dense } = plan;
  const at = cellAt(plan, level, s);
  const isRanked = ranksAt(plan, level, s) > 0;
  const share = formatOutside(plan, level, s) === 'null' ? undefined : 'share';
  const used = share ? `(used_here * share)` : 'used_here';
  const active = dense.clusterSize[level] > 1 ? ` * (Math.min(used_here, ${dense.clusters[level]}) / used_here)` : '';
  const figure = isRanked ? `figures[first + ${USED}]` : `tiles${at}.figure(${heldTile(plan, level, s)}, ${USED})`;
  return [
    `const used_here = instancesUsed[${level}];`,
    ...(share ? [`const share = ${figure};`] : []),
    ...emitBits(plan, level, s),
    `accessPj[${at}] = (${instancePj(plan, level, s)})${active} * ${used};`,
    ...(leaks(plan, level) ? [`used[${at}] = ${used};`] : []),
    ...(dense.hasBandwidth[level] ? emitDemand(plan, level, s, share ? ` / (used_here / ${used})` : '') : []),
  ];
}

/** Bits of metadata that are accessed, and that are saved. */
function emitBits(plan: SparsePlan, level: number, s: number): string[] {
  const parts = partsAt(plan, level, s);
  const isSaved = fatesAt(plan, level, s).size > 0;
  if (parts.length === 0) return [];
  return kindsAt(plan, level, s).flatMap((kind) => {
    const bits = (name: typeof leftOf) => parts.map((part) => `${name(kind, part)} * ${part.bits}`).join(' + ');
    const left = `const ${leftOf(kind)}_bits = ${bits(leftOf)};`;
    return isSaved && kind !== 'fills' ? [left, `const ${savedOf(kind)}_bits = ${bits(savedOf)};`] : [left];
  });
}

/** In the order of `instancePj`: words, then metadata; of each kind what is done, then what is saved. */
function instancePj(plan: SparsePlan, level: number, s: number): string {
  const { memoryCosts, dataPj, metadataPj, sparse } = plan;
  const { blockWords } = memoryCosts[level];
  const kinds = kindsAt(plan, level, s);
  const isPartlyFull = sparse.formats[level][s]?.isCompressed === true && blockWords > 1;
  const ratio = isPartlyFull ? ` * figures[first + ${BLOCK_RATIO}]` : '';
  const terms = (kind: AccessKind, suffix: string, width: number, times: string, pj: FatesPj) => {
    const term = (name: string, price: string) =>
      price === '0' ? [] : [`Math.ceil(${name}${suffix}${width === 1 ? '' : ` / ${width}`})${times} * ${price}`];
    const left = term(leftOf(kind), `${pj[kind].actual}`);
    return kind === 'fills' ? left : [...left, ...term(savedOf(kind), savedPj(plan, level, s, pj[kind]))];
  };
  const words = kinds.flatMap((kind) => terms(kind, '', blockWords, ratio, dataPj[level]));
  const metadata = metadataPj[level];
  const stores = metadata && partsAt(plan, level, s).length > 0;
  const units = stores
    ? kinds.flatMap((kind) => terms(kind, '_bits', sparse.metadata[level].widthBits, '', metadata))
    : [];
  return [...words, ...units].join(' + ') || '0';
}

type FatesPj = SparsePlan['dataPj'][number];

/** What an access costs that is saved; 0 where none is. */
function savedPj(plan: SparsePlan, level: number, s: number, pj: FatesPj[AccessKind]): string {
  return ofFate(plan, level, s, `${pj.gated}`, `${pj.skipped}`, '0');
}

/** A text for what units do about accesses there. */
function ofFate(plan: SparsePlan, level: number, s: number, gated: string, skipped: string, none: string): string {
  const fates = fatesAt(plan, level, s);
  if (fates.size === 0) return none;
  const own = fates.has('gating') ? gated : skipped;
  const other = fates.has('skipping') ? skipped : gated;
  return own === other ? own : `(fate[${cellAt(plan, level, s)}] === ${GATED} ? ${own} : ${other})`;
}

/** What takes time: done or gated. Instances that are sent no tile leave their time to others. */
function emitDemand(plan: SparsePlan, level: number, s: number, perInstance: string): string[] {
  const { wordBits } = plan.memoryCosts[level];
  const at = cellAt(plan, level, s);
  const kinds = kindsAt(plan, level, s);
  const hasBits = partsAt(plan, level, s).length > 0;
  const taken = (kind: AccessKind, suffix: string) => {
    const left = `${leftOf(kind)}${suffix}`;
    if (kind === 'fills') return left;
    return ofFate(plan, level, s, `(${left} + ${savedOf(kind)}${suffix})`, left, left);
  };
  const demand = (own: readonly AccessKind[]) => {
    if (own.length === 0) return '0';
    const words = own.map((kind) => taken(kind, '')).join(' + ');
    const bits = own.map((kind) => taken(kind, '_bits')).join(' + ');
    const all = hasBits ? `${words} + Math.floor((${bits}) / ${wordBits})` : words;
    return `Math.ceil((${all})${perInstance})`;
  };
  return [
    `readDemand[${at}] = ${demand(['reads'])};`,
    `writeDemand[${at}] = ${demand(kinds.filter((kind) => kind !== 'reads'))};`,
  ];
}
