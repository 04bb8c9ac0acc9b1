/** 发布|政府公报、规范性文件: the gazette as a thing that is published. */
const publishing = /(?:发布|公布|公开|更新|上传)(?:了|各类)?$/

/**
 * Whether a channel's word stands for something else: 政府信息公开年报 is the report itself, and 发布政府公报、规范性文件等信息 names
 * the gazette among what is published.
 *
 * @param name the channel that the word names.
 */
export function isNoChannel(text: string, name: string, start: number, end: number): boolean {
  if (text.charAt(end - 1) === '报' && '告表送名备请'.includes(text.charAt(end) || '。')) return true
  return name === 'gazette' && text.charAt(end) === '、' && publishing.test(text.slice(Math.max(0, start - 6), start))
}
