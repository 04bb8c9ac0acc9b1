import type { Span } from '../source/span.ts'

/** A channel that a clause names. */
export interface Channel extends Span {
  name: string
  /** A 通过, 利用 or 在 leads to it: it may hold in the clauses that follow. */
  led: boolean
}

/**
 * Adds a channel to those of a clause, in order of place; a word within another's name is none of its own.
 *
 * @param text the text that the channels stand in.
 */
export function pushChannel(channels: Channel[], channel: Channel, text: string) {
  const last = channels.at(-1)
  if (last && channel.end <= last.end) return // 网站 in 门户网站, 媒体 in 新媒体
  // 微信公众号自媒体发布: the kind, told behind its member
  if (last && channel.name === 'newMedia' && channel.start === last.end && isAccount(last.name)) return
  // 微信 in 微信公众号; “云岭政府网”微信 is an account; but 微博微信 are two, and 网站微信公众号
  const between = last === undefined ? '' : text.slice(last.end, channel.start)
  const ofSite = last?.name === 'website' && between === '' && text.charAt(last.end - 1) !== '站'
  // 新媒体微信公众号, 新媒体(“云岭”微信公众号): the kind, told before its member
  const ofKind =
    last?.name === 'newMedia' &&
    isAccount(channel.name) &&
    memberAhead.test(between) &&
    !amongOthers.test(text.slice(channel.end, channel.end + 6))
  // “云岭政务平台”微信公众号, “云岭门户网站”微博: the site's word is part of the account's name
  const inName =
    last !== undefined &&
    last.name === 'website' &&
    isAccount(channel.name) &&
    nameEnds.test(between) &&
    nameBegins.test(text.slice(Math.max(0, last.start - 16), last.start))
  const names = last !== undefined && channel.start >= last.end && (ofSite || ofKind || inName)
  if (last && (channel.start < last.end || names)) channels.pop()
  channels.push(channel)
}

/**
 * The one name for the channels of a clause: new media told together are newMedia, others that differ 'several'. A
 * website with 等渠道 behind it is one of several; notice boards or media with 等方式 are still boards or media.
 */
export function channelName(channels: readonly Channel[]): string {
  if (channels.length === 0) return 'none'
  const named = channels.filter(({ name }) => name !== 'various' && name !== 'others')
  const distinct = [...new Set(named.map(({ name }) => name))]
  if (distinct[0] === 'website' && named.length === 1 && channels.some(({ name }) => name === 'various'))
    return 'several'
  if (distinct.length <= 1) return distinct[0] ?? 'none'
  return distinct.every(isAccount) ? 'newMedia' : 'several'
}

/** Whether a channel is an account in new media, or several. */
export const isAccount = (name: string): boolean => accounts.has(name)

/** 新媒体|(“云岭”|微信公众号, 新媒体|方面,|微博: what leads from a kind of channel to its member. */
const memberAhead =
  /^(?:公开信息|平台|账号|矩阵)?\(?(?:“[^“”]{1,20}”)?(?:官方|政务)?$|^中[^,;:。、\d]{0,12}$|^(?:平台|账号|建设|运维|工作)?方面[,:](?:“[^“”]{1,20}”)?(?:官方|政务)?$/

/** “云岭|政务平台”微信公众号: where a name in quotation marks begins before a channel's word in it, and ends behind it. */
const nameBegins = /“[^“”,;:。]{0,14}$/
const nameEnds = /^[^“”,;:。\d]{0,8}”(?:官方|政务|政府)?$/

/** 新媒体(微信公众号|等): a member among others. */
const amongOthers = /^(?:公众号|公众平台|平台)?等/

const accounts = new Set(['weibo', 'wechat', 'app', 'newMedia'])
