import { open } from 'node:fs/promises'

/** A file that is written from its start to its end. */
export interface FileSink {
  bytes: number
  write(bytes: Uint8Array): Promise<void>
  /** Closes the file once it is on the disk. */
  finish(): Promise<void>
}

/** Opens a file for writing, in the place of one that is there. */
export async function fileSink(path: string): Promise<FileSink> {
  const file = await open(path, 'w')
  const sink: FileSink = {
    bytes: 0,
    async write(bytes) {
      if (bytes.length === 0) return
      sink.bytes += bytes.length
      await file.writeFile(bytes)
    },
    async finish() {
      await file.datasync()
      await file.close()
    },
  }
  return sink
}
