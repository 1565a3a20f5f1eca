import {
  ACTION_KEYS,
  ACTION_STEP_KEYS,
  COMPONENTS_KEYS,
  COMPOUND_CLASS_KEYS,
  SUBCOMPONENT_KEYS,
} from '../read/read-compound-classes.ts';
import { TABLE_ACTION_KEYS, TABLE_SECTION_KEYS } from '../read/read-tables.ts';
import { closed, described, type JsonSchema, list, name, nested, orNothing, ref, version } from './json-schema.ts';

const amount = { type: 'number', minimum: 0 };

/** Energy and area tables, and compound component classes. */
export function tableDefinitions(): Record<string, JsonSchema> {
  const energyRow = {
    type: 'object',
    properties: { name, actions: { anyOf: [list(ref('tableAction')), { type: 'object' }] } },
    required: ['name'],
  };
  const areaRow = {
    type: 'object',
    properties: { name, area: described('Of one instance, um^2.', amount) },
    required: ['name', 'area'],
  };
  return {
    ERT: section(energyRow),
    ART: section(areaRow),
    tableAction: closed(TABLE_ACTION_KEYS, { name, energy: described('Of one action, pJ.', amount) }, [
      'name',
      'energy',
    ]),
    components: orNothing(closed(COMPONENTS_KEYS, { version, classes: orNothing(nested(ref('compoundClass'))) })),
    compoundClass: closed(
      COMPOUND_CLASS_KEYS,
      {
        name,
        attributes: orNothing({ type: 'object' }),
        subcomponents: orNothing(list(closed(SUBCOMPONENT_KEYS, { name }, ['name']))),
        actions: orNothing(list(ref('compoundAction'))),
      },
      ['name'],
    ),
    compoundAction: closed(
      ACTION_KEYS,
      { name, subcomponents: orNothing(list(closed(ACTION_STEP_KEYS, { name }, ['name']))) },
      ['name'],
    ),
  };
}

/** `{version, tables: [...]}`, or the older map from component to actions. */
function section(row: JsonSchema): JsonSchema {
  const listed = closed(TABLE_SECTION_KEYS, { version, tables: list(row) }, ['tables']);
  const older = { type: 'object', not: { properties: { tables: { type: 'array' } }, required: ['tables'] } };
  return orNothing({ anyOf: [listed, older] });
}
