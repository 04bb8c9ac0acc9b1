/** How the reports of two runs that share no key are called: the same paths behind two prefixes, or nothing alike. */
export interface UnlikeKeys {
  /** A key of each run. */
  old: string
  new: string
  /** What stands before the part that both have, 'pages/' and '/data/pages/'; null where the ends differ, too. */
  prefixes: { old: string; new: string } | null
}

/**
 * Tells why two runs have no report in common: inputs that were named from different folders give other keys.
 *
 * @param lost keys of the old run alone
 * @param gained keys of the new run alone
 */
export function unlikeKeys(lost: readonly string[], gained: readonly string[]): UnlikeKeys | null {
  const [first] = lost
  const [other] = gained
  if (first === undefined || other === undefined) return null
  const byName = new Map(gained.map((key) => [nameOf(key), key]))
  for (const key of lost) {
    const twin = byName.get(nameOf(key))
    if (twin === undefined) continue
    const tail = commonTail(key.split('/'), twin.split('/'))
    const [old, now] = [key, twin].map((path) => path.slice(0, path.length - tail.length)) as [string, string]
    return { old: key, new: twin, prefixes: { old, new: now } }
  }
  return { old: first, new: other, prefixes: null }
}

const nameOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1)

/** The parts at the end of both paths that are the same. */
function commonTail(a: readonly string[], b: readonly string[]): string {
  let count = 0
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count++
  return a.slice(a.length - count).join('/')
}
