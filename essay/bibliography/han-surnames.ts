/** Surnames of one character by frequency, with those of the old list 百家姓 that are still met. */
const SINGLE = new Set(
  '操呙佀郈谯矫忻宦羿丘茆庹皋郸禤眭靖苍钭种揣俸岱苻陽廣鄔區閆賴龔萬甯遲時渠綦撒折妥旷阙郄萧尧酆昌花凤湛贝茅昝贲嵇滑荀汲糜松隗宓蓬郗仰韶蓟怀莘贡扶堵宰郤璩濮寿郏鱼庾暨弘蔚夔厍乜须蒯桓仉钦佟粟习王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊骈乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由钮竺訾幺洪傅彦万俟蹇濮逄郗郦瑜卻刑言补柘勇笪佴阎潭覃晓侴雒缑冒弓牧殳毋沃郏刚水佐赛琚凡邴邳鄂镇鈕巢楊張劉陳黃趙吳孫馬鄭謝許馮鄧蔣葉蘇呂盧鍾譚陸龍賀顧錢嚴莊聶齊喬龐顏歐關蘭駱藍塗饒繆簡車連麥婁竇黨費衛應閔邊師榮鞏談儲諶權鮮隆縣羅韓葉賈範鄒閻蕭湯寧畢單'.split(
    '',
  ),
);

const DOUBLE = new Set(
  '欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 端木 尉迟 公孙 慕容 长孙 宇文 轩辕 东方 南宫 西门 独孤 呼延 鲜于 闻人 赫连 澹台 公冶 宗政 濮阳 淳于 单于 太叔 仲孙 钟离 百里 东郭 司空 闾丘 拓跋 完颜 纳兰 叶赫 歐陽 諸葛 司馬 東方'.split(
    ' ',
  ),
);

/** Rarer surnames that begin common words too: told only beside other Chinese names. */
const RARE = new Set(
  '年保资才巨门仁税铁同校行雪言药依益字自代库律盘秘能睢锁者回慈萨遇类闪肇粘初敏介剧随续宜招礼寸暴郇'.split(''),
);

/** Parts a name of two or three characters with a rare surname (年欣, 保继刚), which stands beside other Chinese names. */
export function partRareName(name: string): Readonly<{ family: string; given: string }> | undefined {
  const [family = '', ...given] = [...name];
  const known = RARE.has(family) && given.length > 0 && given.length < 3;
  const sounds = [...name].every((character) => TRANSCRIBING.has(character)); // 萨特
  return known && !sounds && !JAPANESE.has(name.slice(0, 2)) ? { family, given: given.join('') } : undefined;
}

/** Thinkers and writers whose names in Chinese begin like a Chinese surname and are not Chinese names. */
const FOREIGN = new Set(
  '马丁路德 马克思 康德 韦伯 卢梭 罗素 洛克 杜威 莫尔 马丁 罗尔斯 高斯 林奈 卢卡奇 葛兰西 施米特 古德曼 梅因 柏拉图 柏格森 康芒斯 熊彼特 戴维斯 安德森 罗蒂 米尔斯 米塞斯 艾略特 艾柯 史密斯 韦勒克 荣格 庞德 华生 易卜生 席勒 房龙 雷蒙德 卡尔 古登堡 鲍曼 辛格 霍布斯 霍金 霍耐特 韦尔奇 莫里斯 穆勒 柯林斯 海德格 施莱格 汤因比 汤普森 汤姆森 罗森 罗宾逊 罗杰斯 路德 雷尼尔 麦克卢 华勒斯 毕加索 温特 温格 齐泽克 齐美尔 吉登斯 伊恩 欧文 福柯 乔姆斯 乔伊斯 左拉 莫泊桑 安徒生 施蒂纳 金斯伯 高尔基 费希特 费尔巴 冯特 万斯 凯恩斯 史蒂文 何塞'.split(
    ' ',
  ),
);

/** Japanese surnames that begin like a Chinese one: 高桥, 谷口. Those that may as well be a Chinese name are not here. */
const JAPANESE = new Set(
  '高桥 安藤 谷口 宫崎 宫本 武藤 武田 池田 池上 平野 平田 平井 吉田 吉川 吉野 关口 关野 柳田 石井 石田 石川 石原 石母 古田 古川 夏目 和田 和辻 近藤 江藤 江口 江上 田边 田村 田岛 田代 金泽 金谷 白鸟 丰田 丰臣 全谷 盛山 成濑 松本 松田 松下 松井 松尾 松冈 松村 松浦 松原 松崎 松平 松岛 松永 松丸 水野 水谷 桑原 原田 原口 荣西 福泽 沙门 相良 相泽 桂木 梅棹 梅原 车谷 鹿野 奥村 奥田 秋山 秋田 井上 井筒 仁井 戶田 户田 户坂 穗积 毛里 植田 植村 仓石 仓田 川岛 滨下 滨田 樱井 榎本 阿部 增田 增渊 荒木 久保 鬼头 斯波 竹内 竹村 浅井 浅野 狩野 砺波 礪波 冈田 冈崎'.split(
    ' ',
  ),
);

/** More of them, told only in names of four characters: 高山行 is Chinese. */
const JAPANESE_LONG = new Set(
  '田中 田原 田口 田上 田畑 田渊 高木 高田 高野 高山 高岛 高坂 高村 高畑 高津 高濱 高橋 金子 金田 金井 金山 金原 金泽 林田 林原 林屋 江崎 江川 江田 江岛 马场 马渊 馬場 武井 武石 武智 武者 武内 白石 白川 白井 白木 白山 谷崎 谷川 谷本 汤川 汤浅 汤本 秦野 梁川 梁田 曾我 曾根 曾野 毛利 万代 常石 常盘 志贺 秋元 秋吉 秋庭 森本 森冈 森谷 森口 森田 森山 黑田 黑川 黑泽 方波 孙工 石桥 石黑 石塚 石井 石岛 石坂 石山 石村 史村 叶山 葉山 段谷 熊谷 熊田 熊野 熊本 薛田 陆奥 陸奥 贺茂 賀茂 胡桃 朱雀 古贺 古屋 古城 古谷'.split(
    ' ',
  ),
);

/** The hundred commonest surnames, which alone a given name of three characters may follow: 董鲁皖龙. */
const COMMON = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤张楊張劉陳黃趙吳孫馬鄭謝許馮鄧蔣葉蘇'.split(
    '',
  ),
);

/** How names of Tibetans end, which have no surname. */
const TIBETAN =
  /(?:才旦|才让|扎西|次仁|多杰|卓玛|嘉措|加措|顿珠|伦珠|丹增|旺堆|旺杰|平措|措姆|曲珍|拉姆|仁增|尼玛|巴桑|普布|坚赞|桑布)$/;

/**
 * Parts a Chinese personal name of two to four characters: 陈琪 → 陈 | 琪, 欧阳修 → 欧阳 | 修. Undefined where the
 * name begins with no known surname (静静, 久保智康) or is known to be a foreigner's (马克思), or is of another length.
 */
export function partHanName(name: string): Readonly<{ family: string; given: string }> | undefined {
  const characters = [...name];
  const two = characters.slice(0, 2).join('');
  if (characters.length < 2 || characters.length > 4 || FOREIGN.has(name)) return undefined;
  if (characters.length === 3 && characters.every((character) => TRANSCRIBING.has(character))) return undefined;
  if (characters.length > 2 && JAPANESE.has(two)) return undefined;
  if (characters.length === 4 && JAPANESE_LONG.has(two)) return undefined;
  if (DOUBLE.has(two) && characters.length >= 3) return { family: two, given: characters.slice(2).join('') };
  const first = characters[0] ?? '';
  if (
    characters.length > 3 &&
    (!COMMON.has(first) || TIBETAN.test(name) || soundsForeign(characters.slice(2), COMMON.has(characters[1] ?? '')))
  )
    return undefined;
  if (!SINGLE.has(first)) return undefined;
  return { family: first, given: characters.slice(1).join('') };
}

const TRANSCRIBING = new Set(
  '尔斯特克姆德里森逊格伯曼顿西拉卡夫奇希罗蒂纳莱兰瓦弗洛诺普塔布蒙丁什歇利比迪维茨乌奥埃雷吉巴达鲁贝班科莫帕皮沙图因耶尼恩哈汉赫基金勒林米内佩齐琼萨索泰托威温辛亚伊泽盖'.split(
    '',
  ),
);

/** Where two surnames begin a name, as 郭周思齐, all of the rest has to sound so. */
function soundsForeign(characters: readonly string[], doubled: boolean): boolean {
  const sounds = characters.filter((character) => TRANSCRIBING.has(character)).length;
  return doubled ? sounds === characters.length : sounds > 0;
}

/** Whether a name reads as a foreigner's in transcription (马歇尔): told only where a translator stands in the entry. */
export function isTranscribed(name: string): boolean {
  const characters = [...name];
  if (characters.length === 4) return /^\p{Script=Han}+$/u.test(name) && !DOUBLE.has(name.slice(0, 2));
  if (characters.length === 2) return '尔斯特克姆森格伯曼顿夫茨兹'.includes(characters[1] ?? ' ');
  return characters.length === 3 && characters.slice(1).every((character) => TRANSCRIBING.has(character));
}
