import type { Diagnostic, SourceLocation } from '@loopwright/spec';

/** Where a message points. */
export type Place = SourceLocation;

/** What ends the rendering: one message, since all that follows would be its consequence. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}
