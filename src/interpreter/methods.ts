import type { Arguments } from './state.js';
import { textMethod } from './texts.js';
import { choice, literal, textOf, unknown, type Value } from './values.js';

/** Elements of a list that are followed; lists that grow at import are registries, not patch tables. */
const longestList = 200;

/** Methods of dictionaries, lists and texts that patch tables and names of modules are made with. */
export function knownMethod(receiver: Value, method: string, args: Arguments): Value | undefined {
  if (receiver.kind === 'literal') {
    return typeof receiver.value === 'string' ? textMethod(receiver.value, method, args) : undefined;
  }
  if (receiver.kind === 'sequence') {
    const [added] = args.positional;
    if (added === undefined || receiver.elements.length >= longestList) return undefined;
    if (method === 'append') receiver.elements.push(added);
    else if (method === 'extend' && added.kind === 'sequence')
      receiver.elements.push(...added.elements.slice(0, longestList));
    return undefined;
  }
  if (receiver.kind !== 'mapping') return undefined;
  const values = [...receiver.entries.values()];
  const keys = [...receiver.entries.keys()].map((key) => literal(key.slice(1)));
  switch (method) {
    case 'values':
    case 'itervalues':
      return { kind: 'sequence', elements: values };
    case 'keys':
      return { kind: 'sequence', elements: keys };
    case 'items':
    case 'iteritems': {
      const pairs = values.map(
        (value, index): Value => ({ kind: 'sequence', elements: [keys[index]!, value] }),
      );
      return { kind: 'sequence', elements: pairs };
    }
    case 'get': {
      const text = textOf(args.positional[0]);
      if (text !== undefined) return receiver.entries.get(`$${text}`) ?? args.positional[1] ?? literal(null);
      return choice([...values, unknown]);
    }
    default:
      return undefined;
  }
}
