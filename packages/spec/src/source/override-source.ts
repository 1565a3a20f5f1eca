import { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceText } from './source-text.ts';
import type { OriginPiece } from './text-origin.ts';

/**
 * An input file that overrides variables and attributes of the design beside it, of settings as they are typed:
 * `GlobalBuffer.depth=8192`, `PE.meshX=16` (or `PE.spatial.meshX`), `variables.voltage=0.9`. Values are YAML, and may be
 * arithmetic. Messages point into the settings, which are the lines of `file`.
 *
 * @throws SpecError with all settings that are no such text
 */
export function overrideSource(settings: readonly string[], file: string): SourceText {
  const typed = { file, text: settings.join('\n') };
  const log = DiagnosticLog.of([typed]);
  const pieces: OriginPiece[] = [];
  let text = '';
  const add = (piece: string, line: number, start: number, isCopy = false) => {
    pieces.push({ offset: text.length, file: 0, line, column: start + 1, isCopy });
    text += piece;
  };
  for (const [index, setting] of settings.entries()) {
    const line = index + 1;
    const found = SETTING.exec(setting);
    if (!found) {
      log.add(problems.badOverride({ file, line, column: 1 }, setting));
      continue;
    }
    const [, part, attribute, value] = found;
    const [partStart, attributeStart, valueStart] = found.indices!.slice(1).map((range) => range![0]);
    // A document each: what is set twice is found where sections are put together.
    add('---\noverrides:\n  ', line, partStart!);
    add(`${JSON.stringify(part)}:\n    `, line, partStart!);
    add(`${JSON.stringify(attribute)}:\n      `, line, attributeStart!);
    add(`${value}\n`, line, valueStart!, true);
  }
  log.throwIfErrors();
  return { file, text, origin: { files: [typed], pieces } };
}

/** Names of parts may hold dots, attributes do not; the group that an attribute stands in follows from its name. */
const SETTING = /^\s*([^=]*?[^\s=])\.(?:(?:spatial|attributes)\.)?([^\s.=]+)\s*=\s*(\S.*?)\s*$/d;
