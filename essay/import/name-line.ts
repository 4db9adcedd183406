import { partHanName } from '../bibliography/han-surnames';

/** The authors that a line names, and where they work, with its brackets, if it says so. */
type NameLine = Readonly<{ authors: readonly string[]; affiliation?: string }>;

const AFFILIATION =
  /[（(][^（）()]*(?:大学|学院|学校|科学院|社科院|研究[院所会]|研究中心|研究室|党校|出版社|杂志社|编辑部|图书馆|博物馆|档案馆|法院|检察院|律师事务所|公司)[^（）()]*[）)]/u;

/**
 * From a line to the one to four Chinese personal names that it consists of, with an institution in brackets after them or
 * without; undefined if it has anything else in it. Words may look like names (高山、江河), so that a line without an
 * institution says little by itself.
 *
 * @example readNameLine('陈琪 聂正楠（清华大学）') // { authors: ['陈琪', '聂正楠'], affiliation: '（清华大学）' }
 */
export function readNameLine(line: string): NameLine | undefined {
  const affiliation = AFFILIATION.exec(line);
  if (affiliation && affiliation.index + affiliation[0].length !== line.length) return undefined;
  const written = affiliation ? line.slice(0, affiliation.index) : line;
  // A name of two characters is set as wide as one of three: 陈　琪.
  const authors = written
    .trim()
    .replace(/(?<=^|[、，,\s])(\p{sc=Han})\u3000(\p{sc=Han})(?=$|[、，,\s])/gu, '$1$2')
    .split(/\s*[、，,]\s*|\s+/u);
  const isName = (name: string): boolean => {
    const parts = /^\p{sc=Han}{2,4}$/u.test(name) ? partHanName(name) : undefined;
    // Three characters after a surname are a word far more often than a name: 高等教育.
    return parts !== undefined && [...parts.given].length <= 2;
  };
  if (authors.length > 4 || !authors.every(isName)) return undefined;
  return { authors, ...(affiliation && { affiliation: affiliation[0] }) };
}

/** Whether a line is what journals print right below the authors: where they work, in brackets, or the abstract. */
export function isAfterNames(line: string): boolean {
  const isAffiliation = AFFILIATION.exec(line)?.[0] === line;
  return isAffiliation || /^[[［【〔]?\s*(?:内容\s?)?(?:摘\s*要|提\s*要)\s*[\]］】〕]?\s*[:：\s]/u.test(line);
}
