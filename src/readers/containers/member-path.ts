import { stat } from 'node:fs/promises'
import { containerKind } from './container-kind.ts'

/**
 * The container on the disk that a path leads into: 'in/2021.zip/街道/a.html' leads into 'in/2021.zip'.
 *
 * @param path with '/' between its parts; nothing is there under the whole of it
 * @returns null where no file on the way is a container
 */
export async function memberIn(path: string): Promise<{ container: string } | null> {
  for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
    const container = path.slice(0, cut)
    const status = await stat(container).catch(() => null)
    if (status) return status.isFile() && containerKind(container) ? { container } : null
  }
  return null
}
