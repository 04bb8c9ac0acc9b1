import type { Narrative } from '../document/narrative.ts'
import { sourceSpan } from '../document/narrative.ts'
import type { Extracted, Header } from '../record/schema.ts'
import type { Source } from '../source/source.ts'
import { extract } from './extract.ts'

const NUMBER =
  '\\(?0\\d{2,3}\\)?[-—–―]{1,2}\\d{7,8}(?:[-—转]\\d{1,5})?(?!\\d)|(?:\\(?\\+?(?:86-)?0\\d{2,3}\\)?[-—–― ]{0,3})?[1-9]\\d{6,7}(?:[-—转]\\d{1,5})?(?!\\d)|[48]00-?\\d{3}-?\\d{4}|0\\d{9,11}(?!\\d)|1[3-9]\\d{9}(?!\\d)|0\\d{2,3}-\\d{3,4}[- ]\\d{3,4}(?!\\d)'
const fields = {
  // 电话:0512-65825350, 联系电话(传真):…, 致电0512…
  phone: new RegExp(`(?:电话|致电|热线|座机|手机)(?:号码)?(?:(?:及|/|、)?\\(?传真\\)?)?[::为是]{0,2}(${NUMBER})`, 'd'),
  address:
    /(?:(?:联系|办公|通讯|通信|单位|邮寄)?地址)[::为是]{1,2}([^,;。::()\n]{4,50}?(?:\([^()\n]{2,25}[号楼室]\))?)(?=[,;。()\n]|邮编|邮政编码|电话|联系|传真|$)/d,
  postcode: /(?:邮编|邮政编码)[::为是]{0,2}(\d{6})(?!\d)/d,
  email: /([\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4})/d,
  website:
    /(?<=网址[::]{0,2}\(?|网站\()([\w-]{1,40}(?:\.[\w-]{1,20}){2,5}(?:\/[\w./?=&%#~-]{0,150})?)|((?:https?:\/\/[\w.-]{3,60}|www\.[\w-]{1,40}(?:\.[\w-]{1,20}){1,4})(?:\/[\w./?=&%#~-]{0,150})?)/d,
} as const

/** A sentence that speaks to the reader of the report: 如对本报告有疑问,请与…联系. */
const cue = /联系|疑问|咨询|致电|邮编|邮政编码|地址|网址|下载|查阅|邮箱|电话/

/**
 * Telephone, address, postcode, e-mail and website, of the introduction or of the last sentences of the report; each the
 * first that is named there. A page's footer is not the report's.
 */
export function readContact(source: Source, narrative: Narrative): Header['contact'] {
  const zones = contactZones(narrative)
  const read = (name: keyof typeof fields): Extracted<string> | null => {
    for (const { start, text } of zones) {
      const indices = fields[name].exec(text)?.indices
      const place = indices?.[1] ?? indices?.[2]
      if (!place) continue
      const value = text.slice(place[0], place[1]).replace(/\.$/, '')
      const span = sourceSpan(narrative, { start: start + place[0], end: start + place[0] + value.length })
      return extract(source, span, value, `header.contact.${name}`)
    }
    return null
  }
  return {
    phone: read('phone'),
    address: read('address'),
    postcode: read('postcode'),
    email: read('email'),
    website: read('website'),
  }
}

/** The paragraphs before the first heading and those of the last 1500 characters that speak of how to get in touch. */
function contactZones(narrative: Narrative): { start: number; text: string }[] {
  const { paragraphs, text } = narrative
  const first = paragraphs.findIndex(({ kind }) => kind === 'heading')
  const before = paragraphs.slice(0, first < 0 ? 3 : first)
  const after = paragraphs.filter((paragraph, index) => index >= before.length && paragraph.end > text.length - 1500)
  return [...before, ...after]
    .map(({ start, end }) => ({ start, text: text.slice(start, Math.min(end, start + 3000)) }))
    .filter((zone) => cue.test(zone.text))
}
