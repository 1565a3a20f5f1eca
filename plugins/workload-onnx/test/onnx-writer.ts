/** Writes small ONNX models for tests: the other way round of what the plugin reads, and no code of it. */
export interface ModelText {
  readonly opset?: number;
  readonly inputs: Readonly<Record<string, readonly (number | string)[]>>;
  readonly weights?: Readonly<Record<string, readonly number[]>>;
  /** Small integers, as shapes are. */
  readonly integers?: Readonly<Record<string, readonly number[]>>;
  readonly nodes: readonly NodeText[];
  readonly outputs?: readonly string[];
  readonly functions?: readonly FunctionText[];
}

export interface NodeText {
  readonly op: string;
  readonly in: readonly string[];
  readonly out: readonly string[];
  readonly domain?: string;
  readonly attributes?: Readonly<Record<string, AttributeText>>;
}

/** `{ref}` is the attribute of a call; a graph is the nodes of a branch and its output. */
export type AttributeText =
  | number
  | string
  | readonly number[]
  | { readonly ref: string }
  | { readonly graph: readonly NodeText[]; readonly output: string };

export interface FunctionText {
  readonly name: string;
  readonly domain: string;
  readonly in: readonly string[];
  readonly out: readonly string[];
  readonly nodes: readonly NodeText[];
}

type Bytes = readonly number[];

const FLOAT = 1;
const INT64 = 7;

export function onnxModel({ opset = 17, functions = [], ...graph }: ModelText): Uint8Array {
  const domains = ['', ...new Set(functions.map(({ domain }) => domain))];
  return Uint8Array.from([
    ...field(1, 8),
    ...field(2, 'a test'),
    ...field(7, graphOf(graph)),
    ...domains.flatMap((domain) => field(8, [...field(1, domain), ...field(2, domain === '' ? opset : 1)])),
    ...functions.flatMap((one) => field(25, functionOf(one, opset))),
  ]);
}

function graphOf({ inputs, weights = {}, integers = {}, nodes, outputs = [] }: Omit<ModelText, 'opset'>): Bytes {
  return [
    ...nodes.flatMap((node) => field(1, nodeOf(node))),
    ...field(2, 'graph'),
    ...Object.entries(weights).flatMap(([name, dims]) => field(5, tensorOf(name, FLOAT, dims))),
    ...Object.entries(integers).flatMap(([name, values]) => field(5, tensorOf(name, INT64, [values.length], values))),
    ...Object.entries(inputs).flatMap(([name, dims]) => field(11, valueInfo(name, dims))),
    ...outputs.flatMap((name) => field(12, field(1, name))),
  ];
}

function nodeOf({ op, in: inputs, out, domain, attributes = {} }: NodeText): Bytes {
  return [
    ...inputs.flatMap((name) => field(1, name)),
    ...out.flatMap((name) => field(2, name)),
    ...field(3, `node_${out[0]}`),
    ...field(4, op),
    ...Object.entries(attributes).flatMap(([name, value]) => field(5, [...field(1, name), ...attributeOf(value)])),
    ...(domain === undefined ? [] : field(7, domain)),
  ];
}

function attributeOf(value: AttributeText): Bytes {
  if (typeof value === 'number') return field(3, value);
  if (typeof value === 'string') return field(4, value);
  if (Array.isArray(value)) return field(8, value.flatMap(varint));
  if ('ref' in value) return field(21, value.ref);
  const { graph, output } = value as { graph: readonly NodeText[]; output: string };
  return field(6, graphOf({ inputs: {}, nodes: graph, outputs: [output] }));
}

function functionOf({ name, domain, in: inputs, out, nodes }: FunctionText, opset: number): Bytes {
  return [
    ...field(1, name),
    ...inputs.flatMap((input) => field(4, input)),
    ...out.flatMap((output) => field(5, output)),
    ...nodes.flatMap((node) => field(7, nodeOf(node))),
    ...field(9, [...field(1, ''), ...field(2, opset)]),
    ...field(10, domain),
  ];
}

function tensorOf(name: string, type: number, dims: readonly number[], values?: readonly number[]): Bytes {
  const data = values ? field(7, values.flatMap(varint)) : [];
  return [...dims.flatMap((dim) => field(1, dim)), ...field(2, type), ...data, ...field(8, name)];
}

function valueInfo(name: string, dims: readonly (number | string)[]): Bytes {
  const shape = dims.flatMap((dim) => field(1, typeof dim === 'number' ? field(1, dim) : field(2, dim)));
  return [...field(1, name), ...field(2, field(1, [...field(1, FLOAT), ...field(2, shape)]))];
}

/** A number, a text, or the bytes of a message or a packed list. */
function field(number: number, value: number | string | Bytes): Bytes {
  if (typeof value === 'number') return [...varint(number * 8), ...varint(value)];
  const bytes = typeof value === 'string' ? [...new TextEncoder().encode(value)] : value;
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
}

/** Negative numbers as their complement of 64 bits. */
function varint(value: number): Bytes {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}
