/**
 * Common characters that only traditional Chinese writes, each followed by its form in the Table of General Standard
 * Chinese Characters (2013, appendix 1). Characters that simplified text uses too (著, 乾, 於 as a name, 徵 as a note of the
 * scale, 藉, 瞭) are left out, so that none is flagged wrongly.
 */
const PAIRS =
  '這这個个們们來来時时對对說说後后國国會会過过學学為为發发無无長长問问體体開开關关從从動动現现進进種种樣样還还' +
  '點点經经應应將将實实間间書书電电車车門门見见話话東东馬马風风機机業业務务產产義义議议論论認认識识計计記记設设許许' +
  '訴诉該该請请讀读調调談谈證证評评詞词譯译語语課课誰谁變变讓让費费資资質质貿贸賣卖買买貴贵財财責责賴赖贊赞負负' +
  '貝贝貨货軍军轉转輕轻較较輸输農农達达遠远運运適适選选遲迟鄉乡醫医釋释針针鐘钟鐵铁錢钱錄录鋼钢鏡镜陽阳陳陈陸陆' +
  '隊队際际險险隨随雖虽難难雲云靈灵頭头題题願愿類类顯显飛飞飯饭館馆驗验驚惊魚鱼鳥鸟麗丽黃黄齊齐龍龙葉叶蘇苏藝艺' +
  '處处號号衛卫補补裝装製制複复親亲覺觉觀观規规視视線线練练組组細细終终結结給给統统絕绝維维網网緊紧縣县總总縱纵' +
  '織织續续繼继羅罗習习聖圣聞闻聯联聲声職职聽听脫脱腦脑與与興兴舉举舊旧華华萬万節节範范營营爾尔狀状獨独獲获獻献' +
  '環环畫画異异當当療疗盡尽監监確确碼码禮礼離离積积稱称穩稳窮穷競竞筆笔簡简簽签約约紅红紀纪級级納纳純纯紙纸';

/** From a traditional character to its simplified form. */
export const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, index) => [PAIRS.charAt(index * 2), PAIRS.charAt(index * 2 + 1)]),
);
