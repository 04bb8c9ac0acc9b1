import type { Language } from '../record/messages.ts'

/** What is wrong with a command's use, in Chinese, by the English that commander and the commands say; slots are $1, $2. */
const inChinese: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.*)'/, '错误：缺少参数“$1”'],
  [/^error: option '(.*)' argument missing/, '错误：选项“$1”缺少取值'],
  [/^error: required option '(.*)' not specified/, '错误：必须指定选项“$1”'],
  [/^error: (.*) cannot be used with (.*)/, '错误：$1 与 $2 不能同时使用'],
  [/^error: unknown option '(.*)'/, '错误：没有选项“$1”'],
  [/^error: unknown command '(.*)'/, '错误：没有命令“$1”'],
  [
    /^error: too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)\./,
    '错误：参数过多，应有 $2 个，给了 $3 个。',
  ],
  [/^error: option '(.*)' argument '(.*)' is invalid\. /, '错误：选项“$1”不接受“$2”：'],
  [/^error: command-argument value '(.*)' is invalid for argument '(.*)'\. /, '错误：参数“$2”不接受“$1”：'],
  [/Allowed choices are (.*)\./, '可用的取值为 $1。'],
  [/\(Did you mean one of (.*)\?\)/, '（是否想用其中之一：$1？）'],
  [/\(Did you mean (.*)\?\)/, '（是否想用 $1？）'],
  [/\((gongkai.* --help) tells what there is\)/, '（用法见 $1）'],
  [/an offset is a whole number from 0/, '位置是从 0 起的整数'],
  [/a port is a number from 0 to 65535/, '端口是 0 至 65535 的数字'],
  [/a whole number from (\d+)/, '应为不小于 $1 的整数'],
  [/a number of seconds/, '应为秒数'],
  [/some of ([a-z,]+)$/, '应为其中若干：$1'],
  [/an address such as (\S+)/, '应为形如 $1 的地址'],
  [/a size such as (\S+), (\S+) or (\S+), under (\S+)/, '应为形如 $1、$2、$3 的大小，小于 $4'],
  [/^nothing to read: name files, folders or archives/, '没有可读的输入：请指明文件、文件夹或压缩包'],
  [/^where to\? (-o \S+), for example; only `(.*)` needs none/, '写到哪里？例如 $1；只有 $2 不需要'],
  [/^--queue and --format need --output/, '--queue 和 --format 需要 --output'],
  [/^--format is for a folder; '(.*)' says itself what it is/, '--format 只用于文件夹；“$1”的格式由文件名决定'],
  [/^'(.*)': an output is (.*), or a folder \(.*\)/, '“$1”：输出可以是 $2，或文件夹（没有扩展名的名称，或以斜杠结尾）'],
  [/^standard input can be read once/, '标准输入只能读一次'],
]

/** What is wrong with a command's use, in a language; what is not known stays as it is. */
export function usageWords(said: string, language: Language): string {
  if (language === 'en') return said
  return inChinese.reduce((words, [english, chinese]) => words.replace(english, chinese), said)
}
