import { type SourceText, SpecError } from '@loopwright/spec';
import * as problems from './problems.ts';

/** A study as it is typed, where it is not in a file or says something else. */
export interface TypedStudy {
  /** `GlobalBuffer.depth=4096,8192` */
  readonly vary?: readonly string[];
  /** `PE.meshY=PE.meshX` */
  readonly derive?: readonly string[];
  readonly where?: readonly string[];
  readonly designs?: readonly { readonly name: string; readonly files: readonly string[] }[];
  readonly workloads?: readonly { readonly name: string; readonly files: readonly string[] }[];
  /** The other keys of a study, as data. */
  readonly others?: Readonly<Record<string, unknown>>;
}

/**
 * The typed options as files of a study. Messages point into the option: `--vary:2:22` is in the second.
 *
 * @throws SpecError with all settings that are none
 */
export function studySources({
  vary = [],
  derive = [],
  where = [],
  designs,
  workloads,
  others,
}: TypedStudy): SourceText[] {
  const found = { ...(designs && { designs }), ...(workloads && { workloads }), ...others };
  const rest = Object.keys(found).length > 0 ? [{ file: 'command line', text: JSON.stringify({ study: found }) }] : [];
  return [
    ...rest,
    ...settingsSource('--vary', 'parameters', vary),
    ...settingsSource('--derive', 'derive', derive),
    ...(where.length > 0 ? [typedSource('--where', where, 'study:\n  where:\n', whereLine)] : []),
  ];
}

function settingsSource(option: string, key: string, settings: readonly string[]): SourceText[] {
  if (settings.length === 0) return [];
  const wrong = settings.flatMap((setting, index) => {
    return SETTING.test(setting) ? [] : [problems.badVary({ file: option, line: index + 1, column: 1 }, setting)];
  });
  if (wrong.length > 0) throw new SpecError(wrong);
  return [typedSource(option, settings, `study:\n  ${key}:\n`, settingLine)];
}

const SETTING = /^\s*([^=]*?[^\s=])\s*=(?!=)\s*(\S.*?)\s*$/d;

type Piece = readonly [text: string, column: number, isCopy: boolean];

/** A document each, so that what is given twice is found: the last holds. */
function settingLine(setting: string): Piece[] {
  const found = SETTING.exec(setting)!;
  const [name, value] = found.slice(1) as [string, string];
  const [nameAt, valueAt] = found.indices!.slice(1).map((range) => range![0]) as [number, number];
  return [
    [`    ${JSON.stringify(name)}: `, nameAt, false],
    [quoted(value), valueAt, false],
  ];
}

function whereLine(condition: string): Piece[] {
  return [
    ['    - ', 0, false],
    [quoted(condition.trim()), 0, false],
  ];
}

/** In single quotes nothing of YAML means anything. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function typedSource(
  option: string,
  lines: readonly string[],
  head: string,
  pieces: (line: string) => readonly Piece[],
): SourceText {
  let text = head;
  const origin = [{ offset: 0, file: 0, line: 1, column: 1, isCopy: false }];
  for (const [index, line] of lines.entries()) {
    for (const [piece, column, isCopy] of pieces(line)) {
      origin.push({ offset: text.length, file: 0, line: index + 1, column: column + 1, isCopy });
      text += piece;
    }
    text += '\n';
  }
  return { file: option, text, origin: { files: [{ file: option, text: lines.join('\n') }], pieces: origin } };
}
