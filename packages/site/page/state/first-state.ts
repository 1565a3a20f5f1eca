import { noSweep } from '@loopwright/run-link';
import { designFiles } from '../gallery/gallery.ts';
import type { PageState } from './page-state.ts';

/** What the page begins with: a design without constraints, and a network to choose a layer of. */
export const firstRun = { design: 'grid-256', network: 'resnet18', layer: 'conv2_1_1' } as const;

export function firstState(cores: number): PageState {
  const files = designFiles(firstRun.design);
  return {
    files,
    shown: files[0]?.file ?? '',
    network: null,
    search: { mapper: 'optimal', objective: ['edp'], seconds: 60, seed: 1, threads: cores },
    plugins: [],
    sweep: noSweep,
    diagnostics: null,
    run: { kind: 'idle' },
    isEditing: false,
    mapping: null,
    notice: null,
  };
}
