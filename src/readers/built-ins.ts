/**
 * Notes the functions of the language's own objects (JSON, Array, Array.prototype …), against libraries that put others
 * in their place while they load.
 *
 * @returns gives back what was replaced; what was added stays
 */
export function keepBuiltIns(): () => void {
  const kept: { owner: object; name: PropertyKey; descriptor: PropertyDescriptor }[] = []
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(globalThis))) {
    // Accessors load what they name when it is asked for (fetch, crypto); Node's own objects are no concern here.
    if (!/^[A-Z]/.test(name) || (typeof value !== 'function' && typeof value !== 'object') || value === null) continue
    const owners: unknown[] = [value, (value as { prototype?: unknown }).prototype]
    for (const owner of owners) {
      if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) continue
      for (const key of Reflect.ownKeys(owner)) {
        const descriptor = Object.getOwnPropertyDescriptor(owner, key)
        if (descriptor && (descriptor.writable || descriptor.configurable)) kept.push({ owner, name: key, descriptor })
      }
    }
  }
  return () => {
    for (const { owner, name, descriptor } of kept) {
      const now = Object.getOwnPropertyDescriptor(owner, name)
      if (now?.value !== descriptor.value || now?.get !== descriptor.get) Object.defineProperty(owner, name, descriptor)
    }
  }
}
