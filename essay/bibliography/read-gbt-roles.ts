import { cutPiece, foldMarks, type Piece } from './gbt-piece';
import { partHanName } from './han-surnames';
import type { NameField } from './reference';

const HAN = /\p{Script=Han}/u;

/** What stands before those whose role it tells. */
const LEADS: readonly (readonly [RegExp, NameField])[] = [
  [/^(?:translated by|trans(?:l)?\.|译者 ?:) ?/i, 'translator'],
  [/^(?:edited by|eds?\.|主编 ?:|编者 ?:) ?/i, 'editor'],
];

const ROLES: readonly (readonly [RegExp, NameField])[] = [
  [
    /(?:总主编|副主编|总编|主编|编著者?|合编|汇编|选编|编辑|编选|编注|编纂|编|辑录|辑|엮음|(?<= )편저?|ред\.?|\(?\beds?\b\.?\)?|\(?\beditors?\b\)?|\bedited by\b)$/iu,
    'editor',
  ],
  [
    /(?:编译|译注|译校|译著|合译|翻译|译|訳|옮김|(?<= )역주?|\(?\btrans(?:l|lated by|lators?)?\b\.?\)?|\(?\btranslators?\b\)?|пер\.?)$/iu,
    'translator',
  ],
  [
    /(?:[校点辑汇补音集笺编评选批]{1,2}(?:注|校|释|解|点|疏|证|录|勘|补|笺|订|定)|(?:整理|校订|点校|校点)(?:注释|校注|整理|点校)|校刻|[疏考]证|正义|通释|评[注释点]|(?<= )评|义疏|整理|标点|续[写补修编]?|补[修编]|注[释疏解]|导读|修订|增订|订正|校|注|疏|审[定校订稿])$/u,
    'contributor',
  ],
  [/(?:绘|摄)$/u, 'illustrator'],
  [/(?:编著|合著|原著|原撰|著|撰|纂修|修纂|纂|(?<=[等 ])修|口述|作|지음|(?<= )저|\bauthors?\b)$/iu, 'author'],
];

/** Bodies as Chinese names end. */
const BODY =
  /(?:社|局|部|委|办|院|所|会|厅|署|处|组|室|馆|校|系|司|团|队|党|府|库|网|报|刊|台|站|行|厂|店|中心|大学|学院|公司|集团|委员会|银行|协会|学会|联盟|组织|政府|法院|检察院|编辑部|杂志社|课题组|基金会|研究院|实验室|出版社|工作组|小组|联合会|联合国|国务院|中央|日报|平台|机构|医院|委员|分会|总局|厅局|科学院|评论员|记者|编写组|教研室|编委会|总署|军区|总队|中国|美国|英国|欧盟|日本|法国|德国|俄罗斯)$/u;

/** Whether a Chinese name ends as bodies do: 中国互联网信息中心, 编写组. */
export function isHanBody(text: string): boolean {
  return BODY.test(foldMarks(text)) && [...text].length > 2;
}

/** The names without the word for what they did; 编著 is an author's. */
export function withoutRole(whole: Piece): Readonly<{ piece: Piece; role?: NameField }> {
  const { text } = whole;
  for (const [pattern, role] of LEADS) {
    const lead = pattern.exec(text)?.[0].length ?? 0;
    if (lead > 0) return { piece: cutPiece(whole, lead), role };
  }
  const closed = text.replace(/[\s.,)\]]+$/, '');
  for (const [pattern, role] of ROLES) {
    const match = pattern.exec(closed);
    if (!match || match.index === 0) continue;
    const written = match[0];
    const before = closed.slice(0, match.index);
    // 张校, 王编: a role never eats the only character of a given name; `(编)` and a blank before it are plain.
    const parted = /[\s,;、()等[]$|\p{Script=Latin}$/u.test(before);
    const lastName = /[\p{Script=Han}·]+$/u.exec(before)?.[0] ?? '';
    if (!parted && HAN.test(written) && written.length === 1 && lastName.length < 2) continue;
    if (
      !parted &&
      HAN.test(written) &&
      written.length === 1 &&
      isHanBody(closed) &&
      !/(?:编|译|著|撰)$/.test(closed) &&
      !partHanName(lastName)
    )
      continue;
    const cut = before.replace(/[\s,;、([]+$/, '').length;
    const real = /^(?:编著者?)$/.test(written) ? 'author' : role;
    return { piece: { raw: whole.raw.slice(0, cut), text: text.slice(0, cut) }, role: real };
  }
  return { piece: whole };
}
