/** 发布|政府公报、规范性文件: the gazette as a thing that is published. */
const publishing = /(?:发布|公布|公开|更新|上传)(?:了|各类)?$/

/** 未开设独立|网站: a channel that the agency does not have */
const lacking =
  /(?:未|没有|无|不)(?:开设|开通|建立|建设|设立|设置|运营|注册|设)?(?:有|独立|单独|自建|专门|自己|官方|部门|本单位|政务|的){0,3}$/

/**
 * Whether a channel's word stands for something else: 政府信息公开年报 is the report itself, and 发布政府公报、规范性文件等信息 names
 * the gazette among what is published.
 *
 * @param name the channel that the word names.
 */
export function isNoChannel(text: string, name: string, start: number, end: number): boolean {
  if (
    end <= text.length &&
    ',;。'.includes(text.charAt(end) || '。') &&
    lacking.test(text.slice(Math.max(0, start - 14), start))
  )
    return true
  if (text.charAt(end - 1) === '报' && '告表送名备请'.includes(text.charAt(end) || '。')) return true
  return name === 'gazette' && text.charAt(end) === '、' && publishing.test(text.slice(Math.max(0, start - 6), start))
}
