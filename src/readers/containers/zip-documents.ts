import { zipMembers } from '../zip.ts'
import { isLitter } from './container-kind.ts'
import { failure, type InputItem, type InputLimits } from './input-document.ts'
import { bomb, containerError, memberKey, type Packed } from './packed.ts'

/** What all members of a zip may unpack into: 1 GiB, or more for a zip that is large itself. */
const FREE_BYTES = 2 ** 30
const MOST_RATIO = 200

/** Size from which a single member must not be packed tighter than text can be: 16 MiB. */
const SUSPECT_BYTES = 2 ** 24

/** The documents of a zip, each unpacked when it is asked for. */
export async function* zipDocuments(packed: Packed, size: number, limits: InputLimits): AsyncGenerator<InputItem> {
  let total = 0
  try {
    for await (const member of zipMembers(packed.from, { path: packed.key, stage: 'container' })) {
      if (isLitter(member.name)) continue
      const key = memberKey(packed.key, member.name)
      if (member.size > SUSPECT_BYTES && member.size > member.packedSize * MOST_RATIO) {
        yield failure(key, bomb(key))
        continue
      }
      total += member.size
      if (total > Math.max(FREE_BYTES, size * MOST_RATIO)) throw bomb(packed.key)
      yield {
        kind: 'document',
        key,
        file: null,
        text: null,
        format: null,
        stamp: `${member.checksum}-${member.size}`,
        bytes: () => member.read(limits.maxBytes),
      }
    }
  } catch (cause) {
    yield failure(packed.key, containerError(packed.key, cause))
  }
}
