/** The part of an ONNX model that shapes and operations need (onnx.proto3 of ONNX, IR version 3 to 10). */
export interface Model {
  readonly producer: string;
  /** Version of each set of operators, by domain; '' is ONNX's own. */
  readonly opsets: ReadonlyMap<string, number>;
  readonly graph: Graph;
  readonly functions: readonly FunctionDefinition[];
}

export interface Graph {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  readonly valueInfo: readonly ValueInfo[];
  readonly initializers: readonly TensorData[];
}

export interface Node {
  readonly name: string;
  readonly operator: string;
  readonly domain: string;
  /** Names of values; '' where an optional one is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
}

/** Of the values the one that its type asks for is there. */
export interface Attribute {
  readonly name: string;
  readonly float?: number;
  readonly integer?: number;
  readonly text?: string;
  readonly tensor?: TensorData;
  readonly graph?: Graph;
  readonly floats: readonly number[];
  readonly integers: readonly number[];
  readonly texts: readonly string[];
  /** Within a function: the attribute of the call whose value it has. */
  readonly reference?: string;
}

/** What a file says of a value. */
export interface ValueInfo {
  readonly name: string;
  /** ONNX's number of the type of its elements; 0 where it is no tensor. */
  readonly type: number;
  /** A number, a name, or '' where nothing is said; undefined where not even the rank is. */
  readonly shape: readonly (number | string)[] | undefined;
}

/** A tensor of the file. Of a large one only the shape is read, as of one whose data are in another file. */
export interface TensorData {
  readonly name: string;
  readonly type: number;
  readonly dims: readonly number[];
  /** Values one after the other as the type has them in memory. */
  readonly raw?: Uint8Array;
  readonly numbers?: readonly number[];
}

/** An operator that the model itself defines by a graph. */
export interface FunctionDefinition {
  readonly name: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly nodes: readonly Node[];
  /** Of attributes that a call leaves out. */
  readonly defaults: readonly Attribute[];
  readonly opsets: ReadonlyMap<string, number>;
}
