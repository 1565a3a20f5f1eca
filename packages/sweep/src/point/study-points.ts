import type { DesignSpace, SweepPoint } from '@loopwright/core';
import { hasPlaceholderAreas } from '@loopwright/core/engine';
import type { SweepPointJson } from '@loopwright/results';
import { formatDiagnostic, SpecError } from '@loopwright/spec';
import { dominatesBound, paretoFront, ROUNDING } from '../front/dominance.ts';
import { type LoadedStudy, setsSomething } from '../study/study.ts';
import type { SweepOptions } from '../sweep-options.ts';
import { PointSearch, type PointSettings } from './point-search.ts';
import { type PreparedPoint, preparePoint, reasonOf } from './prepare-point.ts';
import { boundedMetrics } from './workload-bounds.ts';

/** The points of a study: begun one by one, and ended with what was found. */
export class StudyPoints {
  readonly space: DesignSpace;
  /** [as they ended] */
  readonly ended: SweepPointJson[] = [];
  /** Values of the objectives of those that are done, by their index. */
  readonly #done = new Map<number, readonly number[]>();
  /** Overrides and costs of designs, for what is said of parameters. */
  readonly prepared = new Map<number, PreparedPoint>();
  /** Points that are to be looked at, as far as known. */
  expected: number;
  searches = 0;
  stored = 0;
  readonly #study: LoadedStudy;
  readonly #settings: PointSettings;
  readonly #options: SweepOptions;
  readonly #warned = new Set<string>();

  constructor(study: LoadedStudy, space: DesignSpace, settings: PointSettings, options: SweepOptions) {
    this.#study = study;
    this.space = space;
    this.#settings = settings;
    this.#options = options;
    this.expected = space.size;
  }

  /** Reads the design of a point; null where the point has ended by that. */
  async begin(index: number): Promise<PointSearch | null> {
    const parameters = this.space.valuesOf(index);
    const settings = Object.fromEntries(Object.entries(parameters).filter(setsSomething));
    const { plugins } = this.#options;
    const point: SweepPoint = await plugins.hooks.sweepPoint.promise({ index, parameters, settings });
    if (point.excluded !== undefined) return this.#endWithout(point, 'excluded', point.excluded);
    try {
      const prepared = await preparePoint(point, this.#study, this.#options);
      this.#warn(prepared);
      this.prepared.set(index, prepared);
      const { maxAreaUm2 = Infinity } = this.#study.constraints;
      const search = new PointSearch(prepared, this.#settings);
      if (prepared.areaUm2 <= maxAreaUm2) return search;
      await this.#end(search, {
        state: 'excluded',
        proven: true,
        reason: `area ${figure(prepared.areaUm2)} um^2 > ${maxAreaUm2}`,
      });
      return null;
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined || (this.ended.length === 0 && isOfAll(error))) throw error;
      return this.#endWithout(point, 'failed', reason);
    }
  }

  /** Bounds what counts in the study: its objectives, and its constraints. Returns whether the point is still open. */
  async glance(search: PointSearch): Promise<boolean> {
    const { objectives, objective } = this.#settings;
    const metrics = [...objectives.flatMap(({ metrics }) => metrics), objective[0]!];
    const { maxCycles, maxPowerW } = this.#study.constraints;
    if (maxCycles !== undefined) metrics.push('delay');
    if (maxPowerW !== undefined) metrics.push('energy');
    const bounded = [...new Set(metrics)].filter((metric) => boundedMetrics.includes(metric));
    return this.#attempt(search, async () => {
      await search.glance(bounded);
      return !(await this.#endByBound(search));
    });
  }

  /** Searches a layer more, or all that is left. Returns whether the point is still open. */
  async refine(search: PointSearch): Promise<boolean> {
    return this.#attempt(search, async () => {
      if (await this.#endByBound(search)) return false;
      if (await search.refine()) return true;
      await this.#finish(search, () => (this.#breaks(search) ?? this.#beats(search)) !== undefined);
      return false;
    });
  }

  /** Ends a point whose bounds say enough: that it breaks a constraint, or that another one beats it. Returns whether they did. */
  async #endByBound(search: PointSearch): Promise<boolean> {
    const reason = this.#breaks(search);
    if (reason !== undefined) {
      await this.#end(search, { state: 'excluded', proven: true, reason });
      return true;
    }
    const by = this.#beats(search);
    if (by === undefined) return false;
    const { searched, of } = search.layers;
    await this.#end(search, { state: 'dropped', proven: true, dropped: { by, searched, of } });
    return true;
  }

  /** Why nothing that is still possible keeps to the constraints. */
  #breaks({ leastCycles, leastPowerW }: PointSearch): string | undefined {
    const { maxCycles = Infinity, maxPowerW = Infinity } = this.#study.constraints;
    if (leastCycles > maxCycles)
      return `no mapping has less than ${figure(leastCycles)} cycles, and ${maxCycles} are the most`;
    if (leastPowerW * (1 - ROUNDING) > maxPowerW)
      return `the best mapping takes no less than ${figure(leastPowerW)} W, and ${maxPowerW} are the most`;
    return undefined;
  }

  /** The point that is done and beats all that is still possible. */
  #beats({ bounds }: PointSearch): number | undefined {
    return [...this.#done].find(([, values]) => dominatesBound(values, bounds))?.[0];
  }

  /** Maps all workloads of a point, and ends it. Returns the values of the objectives, null where there are none. */
  async finish(search: PointSearch): Promise<readonly number[] | null> {
    let values: readonly number[] | null = null;
    await this.#attempt(search, async () => {
      values = await this.#finish(search);
      return false;
    });
    return values;
  }

  async #finish(search: PointSearch, isEnough?: () => boolean): Promise<readonly number[] | null> {
    const mapped = await search.finish(isEnough);
    if (!mapped) {
      await this.#endByBound(search);
      return null;
    }
    if (this.#options.host.interrupted && !('totals' in mapped)) {
      await this.#end(search, { state: 'open' });
      return null;
    }
    if (!('totals' in mapped)) {
      const reason = `no mapping of ${mapped.unmapped} ${mapped.isProven ? 'fits' : 'was found'}`;
      await this.#end(search, { state: 'failed', proven: mapped.isProven, reason });
      return null;
    }
    const { workloads, totals, isOptimal: proven } = mapped;
    const broken = this.#brokenBy(search, workloads);
    if (broken !== undefined) {
      await this.#end(search, { state: 'excluded', workloads, proven, reason: broken });
      return null;
    }
    this.#done.set(search.point.index, totals);
    await this.#end(search, { state: 'done', workloads, totals: this.#byName(totals), proven });
    return totals;
  }

  /** Of a point that was begun when the study ended. */
  async leave(search: PointSearch): Promise<void> {
    await this.#end(search, { state: 'open' });
  }

  /** Indices of those that none beats. */
  get front(): number[] {
    const done = [...this.#done].sort(([a], [b]) => a - b);
    return paretoFront(done.map(([, values]) => values)).map((place) => done[place]![0]);
  }

  /** Where a layer cannot be bound to the design, or has no mapspace, the point has failed. */
  async #attempt(search: PointSearch, work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      await this.#end(search, { state: 'failed', proven: true, reason });
      return false;
    }
  }

  #brokenBy({ prepared }: PointSearch, workloads: SweepPointJson['workloads']): string | undefined {
    const { maxCycles = Infinity, maxPowerW = Infinity } = this.#study.constraints;
    for (const { name, totals } of workloads) {
      const { cycles, energyPj } = totals!;
      if (cycles > maxCycles) return `${name} takes ${figure(cycles)} cycles, and ${maxCycles} are the most`;
      const powerW = (energyPj * 1e-12) / (cycles * prepared.cycleSeconds);
      if (powerW > maxPowerW) return `${name} takes ${figure(powerW)} W, and ${maxPowerW} are the most`;
    }
    return undefined;
  }

  async #endWithout(point: SweepPoint, state: SweepPointJson['state'], reason: string): Promise<null> {
    const { index, parameters } = point;
    const rest = { areaUm2: null, computeUnits: null, workloads: [], totals: null, bounds: {}, dropped: null };
    await this.#add({ index, parameters, state, ...rest, proven: true, reason });
    return null;
  }

  async #end(search: PointSearch, end: Pick<SweepPointJson, 'state'> & Partial<SweepPointJson>): Promise<void> {
    const { index, parameters } = search.point;
    const { areaUm2, computeUnits } = search.prepared;
    this.searches += search.searches.run;
    this.stored += search.searches.stored;
    const bounds = this.#byName(search.bounds);
    const rest = { workloads: [], totals: null, proven: false, dropped: null, reason: null };
    await this.#add({ index, parameters, areaUm2, computeUnits, bounds, ...rest, ...end });
  }

  async #add(point: SweepPointJson): Promise<void> {
    this.ended.push(point);
    const { index, parameters, state, areaUm2, totals, bounds, proven, reason } = point;
    const outcome = { index, parameters, state, areaUm2, totals, bounds, proven, reason };
    await this.#options.plugins.hooks.sweepResult.promise(outcome);
    this.#options.onPoint?.(point, {
      ended: this.ended.length,
      of: Math.max(this.expected, this.ended.length),
      dropped: this.ended.filter((each) => each.state === 'dropped').length,
      front: this.front.length,
    });
  }

  #byName(values: readonly number[]): Record<string, number> {
    return Object.fromEntries(this.#settings.objectives.map(({ name }, objective) => [name, values[objective]!]));
  }

  #warn({ warnings, costs }: PreparedPoint): void {
    const { objectives, constraints } = this.#study;
    const weighsAreas = objectives.includes('area') || constraints.maxAreaUm2 !== undefined;
    const ofAreas = weighsAreas && hasPlaceholderAreas(costs) ? [PLACEHOLDER] : [];
    for (const text of [...warnings.map(formatDiagnostic), ...ofAreas]) {
      if (!this.#warned.has(text)) this.#options.onWarning?.(text);
      this.#warned.add(text);
    }
  }
}

const PLACEHOLDER = `warning: all components have the same area, a placeholder: what goes by area counts instances
  hint:     give areas in an ART, or have them estimated by --plugin energy-estimator`;

/** Whether the mistake is not one of this point's values. */
function isOfAll(error: unknown): boolean {
  return error instanceof SpecError && error.diagnostics.some(({ code }) => code.startsWith('unknown-'));
}

function figure(value: number): string {
  return String(Number(value.toPrecision(5)));
}
