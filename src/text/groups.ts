/** `items` by what `keyOf` says of each, groups and their items in the order in which they come. */
export function groupedBy<Key, Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Adds `item` to the group of `key`. */
export function addTo<Key, Item>(groups: Map<Key, Set<Item>>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, new Set([item]));
  else group.add(item);
}

/**
 * `items` in groups: those that share a key of `keysOf`, and those that share one with them. Groups and their items are in the
 * order in which they come.
 */
export function connectedBy<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): readonly (readonly Item[])[] {
  const leaders = items.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let leader = index;
    while (leaders[leader] !== leader) leader = leaders[leader] = leaders[leaders[leader]!]!;
    return leader;
  };
  const known = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    for (const key of keysOf(item)) {
      const [one, other] = [leaderOf(index), leaderOf(known.get(key) ?? index)];
      leaders[Math.max(one, other)] = Math.min(one, other);
      known.set(key, index);
    }
  }
  return [...groupedBy(items.keys(), leaderOf).values()].map((same) => same.map((index) => items[index]!));
}

/**
 * Everything that `start` leads to, itself included, in parts within which each leads to each; what a part leads to comes before it.
 * `nextOf` says what one leads to at once (Tarjan, "Depth-first search and linear graph algorithms", 1972).
 */
export function circlesFrom<Item>(
  start: Item,
  nextOf: (item: Item) => Iterable<Item>,
): readonly (readonly Item[])[] {
  const circles: (readonly Item[])[] = [];
  const order = new Map<Item, number>();
  const lowest = new Map<Item, number>();
  /** Those that are in no circle yet, and those whose ways are being walked: a stack of its own, as chains may be long. */
  const open: Item[] = [];
  const isOpen = new Set<Item>();
  const walks: { readonly item: Item; readonly next: Iterator<Item> }[] = [];
  const lower = (item: Item, to: number) => lowest.set(item, Math.min(lowest.get(item)!, to));
  const enter = (item: Item) => {
    order.set(item, order.size);
    lowest.set(item, order.get(item)!);
    open.push(item);
    isOpen.add(item);
    walks.push({ item, next: nextOf(item)[Symbol.iterator]() });
  };
  enter(start);
  for (let walk = walks.at(-1); walk !== undefined; walk = walks.at(-1)) {
    const { item, next } = walk;
    const { done, value } = next.next();
    if (!done) {
      if (!order.has(value)) enter(value);
      else if (isOpen.has(value)) lower(item, order.get(value)!);
      continue;
    }
    walks.pop();
    const from = walks.at(-1);
    if (from !== undefined) lower(from.item, lowest.get(item)!);
    if (lowest.get(item) !== order.get(item)) continue;
    const circle = open.splice(open.lastIndexOf(item));
    for (const one of circle) isOpen.delete(one);
    circles.push(circle);
  }
  return circles;
}
