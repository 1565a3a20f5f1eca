import type { WorkloadFile } from '@loopwright/core';
import {
  checkCosts,
  checkSpecification,
  loadWorkload,
  type PluginManager,
  prepareDesign,
} from '@loopwright/core/engine';
import { checkDiagnostics, costDiagnostics } from '@loopwright/report';
import {
  type Diagnostic,
  formatDiagnostic,
  loadDesign,
  loadSpecification,
  type SourceText,
  withFrames,
} from '@loopwright/spec';
import { distinctOperations, problemSource } from '@loopwright/workload';
import { noDesign } from './run-files.ts';
import { unchangedCosts } from './unchanged-costs.ts';

/** What is wrong with input files that make a design and a problem. */
export async function checkSources(sources: readonly SourceText[], plugins: PluginManager): Promise<Diagnostic[]> {
  try {
    const { specification, overrides, warnings } = loadSpecification(sources);
    const design = prepareDesign(plugins, specification);
    const check = await checkSpecification(design, specification);
    const unchanged = unchangedCosts(overrides, (await design.costLedger()).held());
    return withFrames([...warnings, ...unchanged, ...checkDiagnostics(check)], sources);
  } catch (error) {
    return withFrames(diagnosticsOf(error), sources);
  }
}

/** What is wrong with a design, and with a network whose operations are bound to it. */
export async function checkNetwork(
  sources: readonly SourceText[],
  files: readonly WorkloadFile[],
  plugins: PluginManager,
): Promise<Diagnostic[]> {
  if (sources.length === 0) return [noDesign(files)];
  try {
    const loaded = loadDesign(sources);
    const design = prepareDesign(plugins, loaded.design);
    const { workload, warnings } = await loadWorkload(plugins, { files, sizes: {} });
    const unchanged = unchangedCosts(loaded.overrides, (await design.costLedger()).held());
    const found = [...withFrames([...loaded.warnings, ...unchanged], sources), ...warnings];
    for (const { operation } of distinctOperations(workload)) {
      const problem = problemSource(operation.problem, `${operation.name}.yaml`);
      const { specification, warnings } = loaded.bind([problem]);
      const check = await checkSpecification(design, specification);
      found.push(...withFrames([...warnings, ...checkDiagnostics(check)], [...sources, problem]));
    }
    return onlyOnce(found);
  } catch (error) {
    return withFrames(diagnosticsOf(error), sources);
  }
}

/** What is wrong with a design is found with each of the operations. */
function onlyOnce(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [formatDiagnostic(each), each])).values()];
}

/** What is wrong with a design that has no problem, and keeps `costs` from costing it. */
export async function checkDesign(sources: readonly SourceText[], plugins: PluginManager): Promise<Diagnostic[]> {
  try {
    const { design, overrides, warnings } = loadDesign(sources);
    const ledger = await prepareDesign(plugins, design).costLedger();
    const unchanged = unchangedCosts(overrides, ledger.held());
    return withFrames([...warnings, ...unchanged, ...costDiagnostics(checkCosts(ledger), design)], sources);
  } catch (error) {
    return withFrames(diagnosticsOf(error), sources);
  }
}

/** Errors by name: they may come from another copy of a package. */
export function diagnosticsOf(error: unknown): Diagnostic[] {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'SpecError') return [...(error as Error & { diagnostics: Diagnostic[] }).diagnostics];
  if (error.name === 'MapspaceError') {
    const { code, message } = error as Error & { code: string };
    return [{ severity: 'error', code, message }];
  }
  throw error;
}
