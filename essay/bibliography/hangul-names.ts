/** Surnames of Korea in Hangul (통계청 2015): those of one syllable, and the few of two. */
const SINGLE = new Set(
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나라진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형계피두감음빈동온호범좌팽승간견당화창옹방단시평천빙'.split(
    '',
  ),
);
const DOUBLE = new Set('남궁 황보 제갈 사공 선우 서문 독고 동방'.split(' '));

/** Bodies as Korean names end: 서울대학교, 국사편찬위원회. */
const BODY =
  /(?:대학교?|대학원|연구[소원회]|학회|협회|위원회|재단|박물관|도서관|출판부|센터|편집부|법원|은행|공사|기구|정부|문화원|과학원|진흥원|개발원|신문사|방송|총리실|[가-힣]{2}(?:부|청|처))$/u;

/** Whether a text is written in Hangul, in part at least. */
export function hasHangul(text: string): boolean {
  return /\p{Script=Hangul}/u.test(text);
}

/** Whether a Korean name ends as bodies do. */
export function isHangulBody(text: string): boolean {
  return BODY.test(text);
}

/**
 * Parts a Korean personal name of two to four syllables: 김문식 → 김 | 문식, 남궁억 → 남궁 | 억. Undefined where it begins
 * with no surname, has a blank in it (미셸 푸코) or ends as a body does.
 */
export function partHangulName(name: string): Readonly<{ family: string; given: string }> | undefined {
  if (!/^\p{Script=Hangul}{2,4}$/u.test(name) || isHangulBody(name)) return undefined;
  const two = name.slice(0, 2);
  if (name.length > 2 && DOUBLE.has(two)) return { family: two, given: name.slice(2) };
  return SINGLE.has(name.charAt(0)) && name.length < 4 ? { family: name.charAt(0), given: name.slice(1) } : undefined;
}
