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
