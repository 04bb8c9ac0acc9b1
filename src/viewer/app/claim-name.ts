import type { Claim } from '../claims.ts'
import type { Desk } from './desk.ts'
import type { WordId } from './words/words.ts'

/** What a claim is called for people: the metric's official name, the header field, the cell's labels. */
export function claimName(claim: Pick<Claim, 'metric' | 'sort'>, desk: Desk): string {
  const t = desk.t.value
  const { metric, sort } = claim
  if (sort === 'header') return t(`${metric}` as WordId)
  if (sort === 'section') return t('topHeading')
  if (sort === 'cell') return cellName(metric ?? '', desk)
  return metricName(metric, desk)
}

export function metricName(metric: string | null, desk: Desk): string {
  if (metric === null) return desk.t.value('noMetric')
  const card = desk.metrics.value.get(metric)
  if (card) return card[desk.language.value]
  if (metric.startsWith('statutory.')) return cellName(metric, desk)
  if (metric === 'section') return desk.t.value('topHeading')
  return metric.startsWith('header.') ? desk.t.value(metric as WordId) : metric
}

/** statutory.applications.results.granted.total → 收到和处理政府信息公开申请情况 · 予以公开 · 总计 */
function cellName(path: string, desk: Desk): string {
  const [, table = '', ...rest] = path.split('.')
  const card = desk.codebook.value.forms.find((form) => form.table === table)
  if (!card) return path
  const names = [card[desk.language.value]]
  for (let at = 0; at < rest.length; ) {
    let length = rest.length - at
    while (length > 1 && !card.labels[rest.slice(at, at + length).join('.')]) length--
    const id = rest.slice(at, at + length).join('.')
    names.push(card.labels[id] ?? id)
    at += length
  }
  return names.join(' · ')
}
