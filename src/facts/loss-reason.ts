/** Why a rule lost, or was kept from its metric, in both languages. */
export interface LossReason {
  reason: string
  reasonZh: string
}

const both = (reason: string, reasonZh: string): LossReason => ({ reason, reasonZh })

/** What a rule that won says: nothing. */
export const noLoss = both('', '')

/** Why a rule was not taken at a place where its words stand near. */
export const lost = {
  pattern: both('the pattern does not match here', '句式在此处不匹配'),
  unless: both('a word of its unless stands in the clause', '分句里有它的排除词（unless）'),
  choice: both('its choice of metrics has no row for this context', '指标选择表里没有这种语境'),
  units: (unit: string | null) => both(`the unit '${unit}' is not admitted`, `不接受单位“${unit}”`),
  when: (section: string, subject: string, channel: string) =>
    both(
      `its when does not hold: section ${section}, subject ${subject}, channel ${channel}`,
      `不满足适用条件：部分 ${section}，主题 ${subject}，渠道 ${channel}`,
    ),
  trade: both("its words for the agency's trade are not part of the agency's name", '其中的业务词不在本机关名称里'),
  part: both('it reads a total, and a 其中 takes parts of a figure here', '读作总数，而此处是“其中”之后的分项'),
  order: (winner: string) => both(`${winner} stands before it in the order`, `${winner} 排在它前面`),
}

/** Why the engine kept a number from being read, or a reading from its metric. */
export const held = {
  unpaired: both('there are not as many numbers as things before 分别', '“分别”前的事项与数字个数不等'),
  amiss: both('told of what is amiss or planned', '说的是不足或打算'),
  otherYear: both('another year', '说的是别的年份'),
  partYear: both('a part of the year', '只是一年中的一段'),
  setAside: both('a part of a figure that was set aside', '是已搁置数字的组成部分'),
  otherBusiness: both('a result of the business that is counted right before it', '是紧靠其前的其他业务的办理结果'),
  reason: both('a reason of the outcome that it is a part of', '是所属办理结果的具体原因'),
  severalYears: (metric: string | null) =>
    both(
      `gives ${metric ?? 'no metric'}: several years`,
      metric === null ? '跨多个年份，不计入指标' : `跨多个年份，计入 ${metric}`,
    ),
}

/** A gate, the grammars' or the engine's own, takes the metric from what a rule read; one without Chinese words keeps its own. */
export const takes = (rule: string, gate: { reason: string; reasonZh?: string | undefined }): LossReason =>
  both(`takes the metric from ${rule}: ${gate.reason}`, `取消 ${rule} 的指标：${gate.reasonZh ?? gate.reason}`)
