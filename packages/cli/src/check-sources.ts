import { checkCosts, checkSpecification, type PluginManager, prepareDesign } from '@loopwright/core/engine';
import { checkDiagnostics, costDiagnostics } from '@loopwright/report';
import { type Diagnostic, loadDesign, loadSpecification, type SourceText, withFrames } from '@loopwright/spec';

/** What is wrong with input files that make a design and a problem. */
export async function checkSources(sources: readonly SourceText[], plugins: PluginManager): Promise<Diagnostic[]> {
  try {
    const { specification, warnings } = loadSpecification(sources);
    const check = await checkSpecification(prepareDesign(plugins, specification), specification);
    return withFrames([...warnings, ...checkDiagnostics(check)], sources);
  } catch (error) {
    return diagnosticsOf(error);
  }
}

/** What is wrong with a design that has no problem, and keeps `costs` from costing it. */
export async function checkDesign(sources: readonly SourceText[], plugins: PluginManager): Promise<Diagnostic[]> {
  try {
    const { design, warnings } = loadDesign(sources);
    const costs = checkCosts(await prepareDesign(plugins, design).costLedger());
    return withFrames([...warnings, ...costDiagnostics(costs, design)], sources);
  } catch (error) {
    return diagnosticsOf(error);
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
