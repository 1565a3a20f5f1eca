import { OnnxFault } from '../onnx-fault.ts';
import { utf8 } from './utf8.ts';

const VARINT = 0;
const FIXED64 = 1;
const LENGTH = 2;
const FIXED32 = 5;

/** One field of a message; each reader takes it as what the schema says it is. */
export interface WireField {
  readonly number: number;
  /** A signed integer of 64 bits; beyond 2^53 the nearest double. */
  integer(): number;
  /** Integers of a repeated field, whether they are packed or this is one of them. */
  integers(): number[];
  float(): number;
  floats(): number[];
  doubles(): number[];
  /** Bytes of what stands behind the tag; 0 of an integer. */
  readonly length: number;
  bytes(): Uint8Array;
  text(): string;
}

/**
 * Calls `take` with each field of a message in protobuf's wire format. What `take` does not read is passed over.
 *
 * @throws OnnxFault where the bytes are no message
 */
export function readFields(message: Uint8Array, take: (field: WireField) => void): void {
  const reader = new WireReader(message);
  while (!reader.isAtEnd) {
    reader.next();
    take(reader);
  }
}

/** A cursor over one message, which is its current field as well: nothing is made for a field that nobody reads. */
class WireReader implements WireField {
  number = 0;
  readonly #message: Uint8Array;
  readonly #view: DataView;
  #type = VARINT;
  #value = 0;
  #start = 0;
  #end = 0;

  constructor(message: Uint8Array) {
    this.#message = message;
    this.#view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#end >= this.#message.length;
  }

  get length(): number {
    return this.#type === VARINT ? 0 : this.#end - this.#start;
  }

  next(): void {
    const tag = this.#varint();
    this.number = Math.floor(tag / 8);
    this.#type = tag % 8;
    if (this.number < 1 || !Number.isSafeInteger(tag) || tag < 0) throw this.#fault('a field has no number');
    if (this.#type === VARINT) {
      this.#value = this.#varint();
      return;
    }
    const length = this.#type === LENGTH ? this.#varint() : { [FIXED64]: 8, [FIXED32]: 4 }[this.#type];
    if (length === undefined) throw this.#fault(`a field has the wire type ${this.#type}`);
    this.#start = this.#end;
    this.#end += length;
    if (length < 0 || !(this.#end <= this.#message.length)) {
      this.#end = this.#start;
      throw this.#fault(`field ${this.number} has ${length} bytes, more than there are`);
    }
  }

  integer(): number {
    this.#expect(VARINT);
    return this.#value;
  }

  integers(): number[] {
    if (this.#type === VARINT) return [this.#value];
    const values: number[] = [];
    const end = this.#end;
    const start = this.#start;
    this.#expect(LENGTH);
    this.#end = start;
    while (this.#end < end) values.push(this.#varint());
    if (this.#end > end) throw this.#fault('a packed field ends within a number');
    return values;
  }

  float(): number {
    this.#expect(FIXED32);
    return this.#view.getFloat32(this.#start, true);
  }

  floats(): number[] {
    if (this.#type === FIXED32) return [this.float()];
    this.#expect(LENGTH);
    const count = Math.floor(this.length / 4);
    return Array.from({ length: count }, (_, index) => this.#view.getFloat32(this.#start + 4 * index, true));
  }

  doubles(): number[] {
    if (this.#type !== FIXED64) this.#expect(LENGTH);
    const count = Math.floor(this.length / 8);
    return Array.from({ length: count }, (_, index) => this.#view.getFloat64(this.#start + 8 * index, true));
  }

  bytes(): Uint8Array {
    this.#expect(LENGTH);
    return this.#message.subarray(this.#start, this.#end);
  }

  text(): string {
    return utf8(this.bytes());
  }

  #expect(type: number): void {
    if (this.#type !== type) throw this.#fault(`field ${this.number} has the wire type ${this.#type}, not ${type}`);
  }

  /** Moves the cursor behind a number of up to ten bytes, seven bits in each. */
  #varint(): number {
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      if (this.#end >= this.#message.length) throw this.#fault('the file ends within a number');
      const byte = this.#message[this.#end++];
      const bits = byte & 0x7f;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        high |= bits >> 4;
      } else high |= bits << (shift - 32);
      if (byte < 0x80) return (high | 0) * 2 ** 32 + (low >>> 0);
    }
    throw this.#fault('a number has more than ten bytes');
  }

  #fault(problem: string): OnnxFault {
    const offset = this.#message.byteOffset + this.#end;
    return new OnnxFault('broken-onnx', `byte ${offset}`, problem, 'check that this is a whole ONNX model');
  }
}
