import { foldMarks } from './gbt-piece';

/** With a blank behind each comma, colon and abbreviation, where it was forgotten or the mark is full-width. */
export function spaceLatin(raw: string): string {
  return raw
    .replace(/[，：；]\s*/g, (mark) => `${foldMarks(mark.charAt(0))} `)
    .replace(/[（）]/g, (mark) => foldMarks(mark))
    .replace(/,(?=[\p{L}“(])|,(?=(?:1[5-9]|20)\d\d(?!\d))|(?<=\)),(?=\S)|(?<=\D),(?=\d)|,(?=\d+[-–—])/gu, ', ')
    .replace(/(?<=\p{Ll}{2}\.?\)?):(?=\p{Lu})/gu, ': ')
    .replace(/(?<=\p{Ll}{2})\.(?=\d{1,4}[,;( ])/gu, '. ')
    .replace(/\b(pp?|vol|no|trans|eds?)\.(?=[\p{L}\d])/gu, '$1. ');
}
