import type { Span } from '../source/span.ts'
import { type Channel, isAccount } from './channels.ts'

/** “云岭旅游”微信公众号 | “云岭文化”“云岭旅游”微信公众号 */
const namesAhead = /(?:“[^“”\n]{2,16}”[、和]?){1,3}(?:官方|政务)?$/
/** 微信公众号“云岭旅游” */
const nameBehind = /^“([^“”\n]{2,16})”/
const quoted = /“([^“”\n]{2,16})”/g

/**
 * The names that a report gives its accounts, so that “云岭旅游”发布744条 is told of the account that was named so before.
 * A name that several accounts share is of new media.
 */
export class AccountNames {
  private readonly channels = new Map<string, string>()

  /** Takes note of the names that stand beside a channel's word. */
  note(text: string, { name, start, end }: Channel) {
    if (!isAccount(name)) return
    const ahead = namesAhead.exec(text.slice(Math.max(0, start - 60), start))?.[0] ?? ''
    for (const [, called] of ahead.matchAll(quoted)) if (called) this.add(called, name)
    const behind = nameBehind.exec(text.slice(end, end + 18))?.[1]
    if (behind) this.add(behind, name)
  }

  /** The account that a part of the text calls by its name alone; none where it calls none. */
  in(text: string, { start, end }: Span): Channel[] {
    if (this.channels.size === 0 || text.lastIndexOf('”', end - 1) < start) return []
    const words = text.slice(start, end)
    const called = [...words.matchAll(quoted)].at(-1)
    const name = called?.[1] === undefined ? undefined : this.channels.get(called[1])
    if (!called || name === undefined) return []
    const at = start + called.index
    return [{ name, start: at, end: at + called[0].length, led: false }]
  }

  private add(called: string, name: string) {
    const before = this.channels.get(called)
    this.channels.set(called, before === undefined || before === name ? name : 'newMedia')
  }
}
