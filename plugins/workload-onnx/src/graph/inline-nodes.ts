import type { Attribute, FunctionDefinition, Graph, Node } from '../model/onnx-model.ts';

/** The nodes of a function as if they stood where it is called: values have the caller's names, or names of their own. */
export function inlineFunction(definition: FunctionDefinition, call: Node, prefix: string): Node[] {
  const names = new Map<string, string>();
  for (const [at, name] of definition.inputs.entries()) names.set(name, call.inputs[at] ?? '');
  for (const [at, name] of definition.outputs.entries()) {
    const outer = call.outputs[at];
    if (outer) names.set(name, outer);
  }
  const attributes = new Map(definition.defaults.map((attribute) => [attribute.name, attribute]));
  for (const [name, attribute] of call.attributes) attributes.set(name, attribute);
  return definition.nodes.map((node) => {
    const renamed = rename(node, prefix, (name) => names.get(name) ?? `${prefix}/${name}`);
    return { ...renamed, attributes: resolved(node.attributes, attributes) };
  });
}

/** The nodes of a branch as if they stood in the graph around it, whose values they see. */
export function inlineGraph(graph: Graph, call: Node, prefix: string): Node[] {
  const made = new Set(graph.nodes.flatMap(({ outputs }) => outputs));
  const results = new Map(graph.outputs.map(({ name }, at) => [name, call.outputs[at] ?? '']));
  const nameOf = (name: string): string => results.get(name) || (made.has(name) ? `${prefix}/${name}` : name);
  const copies = graph.outputs.flatMap(({ name }, at): Node[] => {
    const output = call.outputs[at];
    if (made.has(name) || !output) return [];
    const copy = { name: `${prefix}/${name}`, operator: 'Identity', domain: '', attributes: new Map() };
    return [{ ...copy, inputs: [name], outputs: [output] }];
  });
  return [...graph.nodes.map((node) => rename(node, prefix, nameOf)), ...copies];
}

function rename(node: Node, prefix: string, nameOf: (name: string) => string): Node {
  const renamed = (names: readonly string[]): string[] => names.map((name) => (name === '' ? '' : nameOf(name)));
  const name = node.name === '' ? '' : `${prefix}/${node.name}`;
  return { ...node, name, inputs: renamed(node.inputs), outputs: renamed(node.outputs) };
}

/** Attributes with those that a call gives in the place of references; one that it leaves out is left out here. */
function resolved(
  own: ReadonlyMap<string, Attribute>,
  given: ReadonlyMap<string, Attribute>,
): ReadonlyMap<string, Attribute> {
  const attributes = [...own].flatMap(([name, attribute]): [string, Attribute][] => {
    if (attribute.reference === undefined) return [[name, attribute]];
    const value = given.get(attribute.reference);
    return value ? [[name, { ...value, name }]] : [];
  });
  return new Map(attributes);
}
