import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'

/** Every report of the corpus, by name. */
export const corpusTexts: { name: string; text: string }[] = ['dev', 'test'].flatMap((half) =>
  readdirSync(join('corpus', half))
    .filter((name) => /\.(txt|md)$/.test(name))
    .sort()
    .map((name) => ({ name: `${half}/${name}`, text: readFileSync(join('corpus', half, name), 'utf8') })),
)

/** Pieces that reports are made of, and pieces that break what reads them. */
const pieces = fc.oneof(
  fc.constantFrom(
    '临溪市水务局2020年政府信息公开工作年度报告\n',
    '一、总体情况\n',
    '（一）主动公开',
    '1．',
    '①',
    '二是依申请公开方面。',
    '# 标题\n\n',
    '2020年，',
    '2020年1月1日至12月31日',
    '上半年',
    '截至年底',
    '全年共主动公开政府信息1286条，',
    '其中：网站860余条，微博、微信分别发布120条、340条；',
    '收到申请11件，均按时办结。',
    '未发生举报、投诉、行政复议和行政诉讼。',
    '维持、纠正各1件',
    '近百件',
    '１２３件',
    '1 234件',
    '3,119件',
    '17.9亿',
    '一百六十八万',
    '2至3件',
    '95.5%',
    '6万元',
    '信息⏎298.64万条',
    '自然人 法人或其他组织 总计\n',
    '一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n',
    '| 现行有效件数 | 12 |\n| --- | --- |\n',
    '0\n0\n0\n',
    '索引号：A-1/2\n',
    '电话：010-12345678',
    'http://www.example.cn/1?2=3',
    '国办发〔2019〕60号',
    '第二十条',
    '「',
    '（',
    '“十四五”',
    '收到申請３件，行政復議０件。',
    '首页 > 信息公开\n',
    '【打印】【关闭】\n',
    '临溪市水务局\n2021年1月25日\n',
    '\r\n',
    '\n\n',
    '\u3000\u3000',
    '\uFEFF',
    '\u200B',
    '\u0000',
    '\u2F00',
    '😀',
    '\uD800',
    '\uDFFF',
    '9'.repeat(40),
    '|',
    '\t',
    '。',
    '，',
    '、',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.nat().map(String),
)

/** A text put together from such pieces. */
export const assembledText: fc.Arbitrary<string> = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''))

/** A report of the corpus with parts cut out, doubled, moved, or with pieces put in. */
export const mutatedReport: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...corpusTexts),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(60),
        change: fc.constantFrom('cut', 'double', 'insert', 'move' as const),
        piece: pieces,
      }),
      { minLength: 1, maxLength: 12 },
    ),
  )
  .map(([{ text }, changes]) => changes.reduce(mutate, text.slice(0, 6000)))

function mutate(
  text: string,
  { at, length, change, piece }: { at: number; length: number; change: string; piece: string },
): string {
  const start = Math.floor(at * text.length)
  const [before, part, after] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)]
  if (change === 'cut') return before + after
  if (change === 'double') return before + part + part + after
  if (change === 'insert') return before + piece + part + after
  return after + part + before
}
