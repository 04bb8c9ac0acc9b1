import type { Language } from '../record/messages.ts'

/** What can stop a command, in both languages; {slots} are filled from the fault's data. */
const catalogue = {
  'already-running': {
    en: 'another run is writing this output (process {pid} on {host}, since {since}); wait for it, or end it and give the command again',
    zh: '另一个运行正在写入此输出（{host} 上的进程 {pid}，始于 {since}）；请等它结束，或结束它之后再执行本命令',
  },
  'no-document': {
    en: 'there is no document in it',
    zh: '其中没有文件可读',
  },
  several: {
    en: 'it may hold several documents; name one of them: {members}',
    zh: '其中可能有多份文件，请指明一份：{members}',
  },
  'no-input': {
    en: 'there is no such file or folder, and no other input; nothing was written',
    zh: '没有这个文件或文件夹，也没有其他输入；未写入任何内容',
  },
  'bad-baseline': {
    en: 'is no result of `gongkai eval --json`: {detail}',
    zh: '不是 gongkai eval --json 的结果：{detail}',
  },
  'bad-offset': {
    en: 'offset {offset} is outside the text (0 to {length})',
    zh: '位置 {offset} 不在正文内（0 至 {length}）',
  },
} as const

export type FaultId = keyof typeof catalogue

/** Something that stops a command or one of its files; told in one line, without a stack. */
export class Fault extends Error {
  override name = 'Fault'
  readonly id: FaultId
  readonly path: string
  readonly data: Record<string, string | number>

  constructor(id: FaultId, path: string, data: Record<string, string | number> = {}) {
    super(tell(id, path, data, 'en'))
    this.id = id
    this.path = path
    this.data = data
  }

  /** The line to print, in a language: `report.txt: there is no such file`. */
  tell(language: Language): string {
    return tell(this.id, this.path, this.data, language)
  }
}

function tell(id: FaultId, path: string, data: Record<string, string | number>, language: Language): string {
  const words = catalogue[id][language].replace(/\{(\w+)\}/g, (_, slot: string) => String(data[slot] ?? ''))
  return `${path}: ${words}`
}
