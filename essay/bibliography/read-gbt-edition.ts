const HAN_NUMBERS = '一二三四五六七八九十';

const EDITION =
  /^(?:[第제]? ?([一二三四五六七八九十]|\d{1,3}) ?[版판](?:次)?|(\d{1,3}) ?(?:st|nd|rd|th) ?(?:ed(?:n|ition)?\b\.?)|(\d{1,2})(?:\.,? (?:\p{L}+\.?,? ){0,3}Aufl(?:\.|age)?|(?:e|ème|è) éd(?:\.|ition)?|\.?[aª] ed\.?|-е изд\.?)|(?:(\d{1,2}(?:st|nd|rd|th) (?:(?:rev|enl|augm|int|anniv)[a-z]*\.? ){1,2}ed(?:n|ition)?\.?|\d{1,2}(?:st|nd|rd|th) ed(?:n|ition)?\.?,? (?:and )?(?:rev|enl|augm|updated|expanded)[a-z]*\.?(?: and [a-z]{3,9}\.?)?|éd\. \p{Ll}+\.?|(?:nouv\.|nouvelle) éd(?:\.|ition)?|(?:rev|new|\d{4}|first|second|third|fourth|fifth|sixth|revised|international|student|enlarged|anniversary|centennial|classic|critical|annotated|expanded|updated|abridged|illustrated|paperback|global|definitive|concise)[\w. ]{0,20}(?:ed(?:n|ition)?\.?))|((?:(?:전면? ?)?(?:개정|증보|수정|신)(?:증보)?판|改[訂订]新?版|増補(?:改訂)?版|原[书著]第 ?\d{1,2} ?版|第? ?\d{1,2} ?版 ?[(（][\p{Script=Han}\d]{1,8}[版本][)）])|新 ?\d{1,2} ?版|\d{4} ?年?(?:修订)?[版本]|\p{Script=Han}{0,8}(?:(?:修订|增订|重订|重译|改订|订补|合订|合编|缩编|新编|全译|普及|整理|百衲|武英殿|新|重印|影印|增补|校订|典藏|重排|插图|珍藏|试用|修订第?[\d一二三四五六七八九十]+)译?[本版]|刻本|抄本|稿本|石印本|铅印本|活字本|排印本|校注本|缩印本|点校本|通行本|四库全书本|写本|油印本|内部发行)(?:第?[\d一二三四五六七八九十]版)?)))$/iu;

/** `第2版`, `3版`, `2nd ed.` as a number; `7. Aufl.`, `2e éd.` too; `修订本`, `影印本`, `Rev. ed.`, `Éd. augm.` as they stand; undefined for what is no edition. */
export function readGbtEdition(raw: string, text: string): string | undefined {
  const match = EDITION.exec(text.trim());
  if (!match) return undefined;
  const number = match[1] ?? match[2] ?? match[3];
  if (!number) return raw.trim();
  const han = HAN_NUMBERS.indexOf(number);
  return han >= 0 ? String(han + 1) : number;
}
