/**
 * Characters that Chinese official prose is made of, simplified and traditional. A decoding with the wrong table gives
 * characters from all over the sets, of which few stand here.
 */
const common = new Set(
  '的一是不了在有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严' +
    '务政府信息公开年度报告主动申请依办理情况件条行政复议诉讼网站栏目微博社会关注回应解读答复受件数量平台监督保障机构领导制度规范性文件处罚许可强制收费采购街道乡镇委员会司局厅署部门群众建议提案咨询举报投诉培训会议人员经费存在问题及改进措施其他需要报告事项总体情况根据中华人民共和国条例编制本年由概述组成统计期限自至止电话地址邮编联系如有疑问请与我' +
    '這個為來們時國會發動對學說過後經現應開還無點當體業實從關於與並設計務類處進項報導機構電話網頁資訊開訴訟復議條規範檔案許強費購鄉鎮長員領織給級萬億頁總結則產質選號稱義權樣變單書見風馬門間問題議論認識該證據調讀讓請責購貫運達遞適遠鐵銀錢錄陽隊階際隨雙難離電靜順須預領頭顯飛館駐驗體點黨齊統計續維網緊線細組結給統經維編緩縣總績繼續聯職聲聽舉興華葉著術衛裝見規視覽觀計記許設訪評詢試話該詳認語誤說課調談請諮諾謂證識譯護讀變',
)

/**
 * 0 to 1: how much of the text's Chinese (and of its letters beyond ASCII) is of the common kind. A text of ASCII
 * alone is as likely as not.
 */
export function hanPlausibility(text: string): number {
  let known = 0
  let other = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    // 。，、（）“”《》 and full-width forms are part of Chinese prose.
    if ((unit >= 0x3001 && unit <= 0x3015) || (unit >= 0x2010 && unit <= 0x2026) || (unit >= 0xff01 && unit <= 0xff5e))
      continue
    if (unit >= 0x3400 && unit <= 0x9fff && common.has(text.charAt(i))) known++
    else other++
  }
  return known + other === 0 ? 0.5 : known / (known + other)
}
