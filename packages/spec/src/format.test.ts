import { describe, expect, test } from 'vitest';
import { ARCHITECTURE, loadTiny, MAPPING, PROBLEM, problemsOf } from '../test/tiny-design.ts';
import type { Specification } from './specification.ts';

/** What the model sees: not where it was written, nor attributes that are only handed on to cost plugins. */
function seen(specification: Specification): unknown {
  const hidden = new Set(['location', 'attributes']);
  return JSON.parse(
    JSON.stringify(specification, (key, value) => (hidden.has(key) ? undefined : value === Infinity ? 'inf' : value)),
  );
}

const base = seen(loadTiny().specification);

/** `changes` what the model sees, is accepted and changes nothing, or is the code that it comes with. */
type Outcome = 'changes' | 'nothing' | (string & {});

function outcome(...input: Parameters<typeof loadTiny>): Outcome {
  const [problem] = problemsOf(() => loadTiny(...input));
  if (problem !== undefined) return problem.replace(/ \d+:\d+$/, '');
  return JSON.stringify(seen(loadTiny(...input).specification)) === JSON.stringify(base) ? 'nothing' : 'changes';
}

const buffer = (attribute: string) => ARCHITECTURE.replace('{datawidth: 8, width: 16, depth: 64}', `{${attribute}}`);
const beside = (key: string) => ARCHITECTURE.replace('class: SRAM', `class: SRAM\n    ${key}`);
const constrained = (constraint: string) => beside(`constraints: {${constraint}}`);
const lane = (constraint: string) =>
  ARCHITECTURE.replace('spatial: {meshX: 4}', `spatial: {meshX: 4}\n    constraints: {${constraint}}`);

describe('every attribute of storage is read, or says that it is not', () => {
  const sized = 'datawidth: 8, width: 16, depth: 64';
  test.each<[string, string, Outcome]>([
    ['datawidth', 'datawidth: 4, width: 16, depth: 64', 'changes'],
    ['width', 'datawidth: 8, width: 32, depth: 64', 'changes'],
    ['depth', 'datawidth: 8, width: 16, depth: 65', 'changes'],
    ['entries', 'datawidth: 8, width: 16, entries: 100', 'changes'],
    ['sizeKB', 'datawidth: 8, width: 16, sizeKB: 1', 'changes'],
    ['block_size', 'datawidth: 8, block_size: 4, depth: 64', 'changes'],
    ['cluster_size', 'datawidth: 8, width: 16, cluster_size: 2, depth: 64', 'changes'],
    ['cluster_size of no whole clusters', 'datawidth: 8, width: 24, cluster_size: 3, depth: 64', 'attribute-conflict'],
    ['n_banks', `${sized}, n_banks: 4`, 'nothing'],
    ['n_ports', `${sized}, n_ports: 4`, 'nothing'],
    ['read_bandwidth', `${sized}, read_bandwidth: 3`, 'changes'],
    ['write_bandwidth', `${sized}, write_bandwidth: 3`, 'changes'],
    ['shared_bandwidth', `${sized}, shared_bandwidth: 3`, 'changes'],
    ['bandwidth', `${sized}, bandwidth: 3`, 'changes'],
    [
      'per_dataspace_bandwidth_consumption_scale',
      `${sized}, per_dataspace_bandwidth_consumption_scale: {A: 2}`,
      'changes',
    ],
    ['multiple_buffering', `${sized}, multiple_buffering: 2`, 'changes'],
    ['min_utilization', `${sized}, min_utilization: 0.5`, 'changes'],
    ['allow_overbooking', `${sized}, allow_overbooking: true`, 'changes'],
    ['reduction_supported', `${sized}, reduction_supported: false`, 'changes'],
    ['has_power_gating', `${sized}, has_power_gating: true`, 'nothing'],
    ['network_fill_latency', `${sized}, network_fill_latency: 5`, 'changes'],
    ['network_drain_latency', `${sized}, network_drain_latency: 5`, 'changes'],
    ['router_energy', `${sized}, router_energy: 0.5`, 'changes'],
    ['energy-per-ingress', `${sized}, energy-per-ingress: 0.5`, 'changes'],
    ['network_read of no network', `${sized}, network_read: Net`, 'unknown-network'],
    ['network_update of no network', `${sized}, network_update: Net`, 'unknown-network'],
    ['network_fill of no network', `${sized}, network_fill: Net`, 'attribute-conflict'],
    ['network_drain of no network', `${sized}, network_drain: Net`, 'attribute-conflict'],
    ['power_gated_at without a value', `${sized}, power_gated_at: null`, 'nothing'],
    ['one that nobody knows', `${sized}, technology: "45nm", my_own: 3`, 'nothing'],
  ])('%s', (_, attributes, expected) => {
    expect(outcome({ architecture: buffer(attributes) })).toBe(expected);
  });

  test.each<[string, string]>([
    ['network_word_bits', 'network_word_bits: 4'],
    ['tile_width', 'tile_width: 100'],
  ])('%s, where wires cost energy', (_, attribute) => {
    const wired = (own: string) =>
      seen(loadTiny({ architecture: buffer(`${sized}, wire_energy: 0.5, ${own}`) }).specification);
    expect(wired(attribute)).not.toEqual(wired('other: 1'));
  });

  test.each(['energy_per_hop', 'wire_energy'])('%s of a fan-out; a memory has no hop to its one child', (attribute) => {
    const fanout = ARCHITECTURE.replace(
      'spatial: {meshX: 4}',
      `spatial: {meshX: 4}\n    attributes: {${attribute}: 0.5}`,
    );
    expect(outcome({ architecture: fanout })).toBe('changes');
    expect(outcome({ architecture: buffer(`${sized}, ${attribute}: 0.5`) })).toBe('warning no-effect');
  });

  test.each(['vector_access_energy', 'addr_gen_energy', 'cluster_area'])('%s is refused', (attribute) => {
    expect(outcome({ architecture: buffer(`${sized}, ${attribute}: 0.5`) })).toBe('not-modelled');
  });

  test.each([
    ['tile_partition_supported: True', 'not-modelled'],
    ['tile_partition_supported: False', 'nothing'],
    ['concordant_compressed_tile_traversal: True', 'warning no-effect'],
  ])('of compressed tiles: %s', (attribute, expected) => {
    expect(outcome({ architecture: buffer(`${sized}, ${attribute}`) })).toBe(expected);
  });

  test('counts of copies, unless they repeat those of spatial', () => {
    const lane = (attributes: string) =>
      ARCHITECTURE.replace('spatial: {meshX: 4}', `spatial: {meshX: 4}\n    attributes: {${attributes}}`);
    expect(outcome({ architecture: lane('meshX: 8') })).toBe('warning no-effect');
    expect(outcome({ architecture: lane('meshX: 4, instances: 4') })).toBe('nothing');
  });

  test('power_gated_at, with has_power_gating', () => {
    const gate = ARCHITECTURE.replace('width: 32}', 'width: 32, has_power_gating: true}');
    const gated = gate.replace('depth: 64}', 'depth: 64, power_gated_at: DRAM}');
    expect(outcome({ architecture: gated })).toBe('changes');
    expect(outcome({ architecture: gated.replace('power_gated_at: DRAM', 'power_gated_at: DRAN') })).toBe(
      'unknown-level',
    );
  });
});

describe('every key of a component', () => {
  test.each<[string, string, Outcome]>([
    ['subclass', 'subclass: smartbuffer_SRAM', 'changes'],
    ['enabled', 'enabled: False', 'changes'],
    ['energy_scale', 'energy_scale: 2', 'changes'],
    ['area_scale', 'area_scale: 2', 'changes'],
    ['required_actions', 'required_actions: [read, scrub]', 'changes'],
    ['spatial', 'spatial: {meshX: 2}', 'changes'],
    ['one that nobody knows', 'energy_scales: 2', 'unknown-key'],
  ])('%s', (_, key, expected) => {
    expect(outcome({ architecture: beside(key) })).toBe(expected);
  });
});

describe('every constraint', () => {
  test.each<[string, string, Outcome]>([
    ['temporal factors, exactly', 'temporal: {factors: [K=3]}', 'changes'],
    ['temporal factors, at most', 'temporal: {factors: [K<=3]}', 'changes'],
    ['temporal factors, at least', 'temporal: {factors: [K>=3]}', 'changes'],
    ['temporal factors, the rest', 'temporal: {factors: [K=0]}', 'changes'],
    ['temporal permutation', 'temporal: {permutation: [K, M]}', 'changes'],
    ['temporal no_reuse', 'temporal: {no_reuse: [A]}', 'changes'],
    ['temporal rmw_first_update', 'temporal: {rmw_first_update: [Z]}', 'changes'],
    ['dataspace keep', 'dataspace: {keep: [A]}', 'changes'],
    ['dataspace bypass', 'dataspace: {bypass: [A]}', 'changes'],
    ['dataspace no_coalesce', 'dataspace: {no_coalesce: [A]}', 'not-modelled'],
    ['max_overbooked_proportion', 'max_overbooked_proportion: {proportion: 0.5}', 'warning no-effect'],
    ['max_overbooked_proportion of nothing', 'max_overbooked_proportion: {proportion: 0}', 'nothing'],
    ['factors_only', 'temporal: {factors_only: [K=3]}', 'changes'],
    ['no_iteration_over_dataspaces', 'temporal: {no_iteration_over_dataspaces: [A]}', 'changes'],
    ['must_iterate_over_dataspaces', 'temporal: {must_iterate_over_dataspaces: [A]}', 'changes'],
    ['maximize_dims without a capacity', 'temporal: {maximize_dims: [[M, K]]}', 'cannot-maximize'],
    ['maximize_dims_capacity', 'temporal: {maximize_dims: [[M, K]], maximize_dims_capacity: 4}', 'changes'],
    ['keep_only', 'dataspace: {keep_only: [A]}', 'changes'],
    ['bypass_only', 'dataspace: {bypass_only: [A]}', 'changes'],
    ['default_max_factor', 'temporal: {default_max_factor: 2}', 'changes'],
    ['default_min_factor', 'temporal: {default_min_factor: 2}', 'changes'],
    ['one that nobody knows', 'temporal: {factor: [K=3]}', 'unknown-key'],
  ])('of a memory: %s', (_, constraint, expected) => {
    expect(outcome({ architecture: constrained(constraint) })).toBe(expected);
  });

  test.each<[string, string, Outcome]>([
    ['factors', 'spatial: {factors: [M=2]}', 'changes'],
    ['permutation', 'spatial: {permutation: [M, K]}', 'changes'],
    ['split', 'spatial: {split: 1}', 'changes'],
    ['maximize_dims', 'spatial: {maximize_dims: [[M, K]]}', 'changes'],
    ['no_reuse', 'spatial: {no_reuse: [A]}', 'changes'],
    ['no_link_transfer', 'spatial: {no_link_transfer: [A]}', 'changes'],
    ['one that nobody knows', 'spatial: {splits: 1}', 'unknown-key'],
  ])('of a fan-out: %s', (_, constraint, expected) => {
    expect(outcome({ architecture: lane(constraint) })).toBe(expected);
  });

  test.each(['constraints', 'architecture_constraints', 'mapspace_constraints'])('in %s, by target', (section) => {
    const entries = '[{target: Buffer, type: temporal, factors: [K=3]}, {type: utilization, min: 0.5}]';
    expect(outcome({}, `${section}: {targets: ${entries}}\n`)).toBe('changes');
  });
});

describe('every key of problem, mapping and mapper', () => {
  test.each<[string, string, string, Outcome]>([
    ['coefficients', 'data_spaces:', 'coefficients: [{name: s, default: 2}]\n    data_spaces:', 'nothing'],
    ['a coefficient in a rank', '[[M]], [[K]]', '[[M, 2]], [[K]]', 'changes'],
    ['densities of 1', 'K: 12}', 'K: 12, densities: {A: 1}}', 'nothing'],
    ['densities below 1', 'K: 12}', 'K: 12, densities: {A: 0.5}}', 'changes'],
    ['read-write, the older name', 'read_write', 'read-write', 'nothing'],
  ])('problem: %s', (_, from, to, expected) => {
    expect(PROBLEM).toContain(from);
    expect(outcome({ problem: PROBLEM.replace(from, to) })).toBe(expected);
  });

  test.each([
    'factors: [K=4]',
    'factors: K=4',
    'factors: "K=4"',
    'factors: [K=4], permutation: [K, M, N]',
    'factors: [K=4], permutation: KMN',
  ])('mapping: %s', (text) => {
    const entry = `{target: Buffer, type: temporal, ${text}}`;
    expect(outcome({ mapping: MAPPING.replace(/\{target: Buffer, type: temporal[^}]*\}/, entry) })).toBe('changes');
  });

  test.each([
    ...['algorithm: random', 'optimization_metrics: [edp, energy]', 'num_threads: 2', 'search_size: 5', 'timeout: 5'],
    ...[
      'victory_condition: 5',
      'sync_interval: 5',
      'max_permutations_per_if_visit: 5',
      'live_status: true',
      'diagnostics: true',
    ],
    'max_temporal_loops_in_a_mapping: 5',
  ])('mapper: %s', (setting) => {
    expect(outcome({}, `mapper: {version: 0.4, ${setting}}\n`)).toBe('changes');
  });
});
