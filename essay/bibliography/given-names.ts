/** Frequent given names of Western languages that are hardly ever surnames in a reference list. */
const GIVEN = new Set(
  'Aaron Adam Adrian Agnes Alan Alasdair Albert Alejandro Alessandro Alexander Alexandra Alexandre Alfred Alice Alison Amanda Amy Ana Anders Andrea Andreas Andrew Angela Anita Ann Anna Anne Annette Anthony Antoine Antonio Arthur Axel Barbara Barry Benedict Benjamin Bernard Bertrand Beth Betty Brian Bruno Carl Carla Carlos Carmen Carol Caroline Catherine Charlotte Chantal Christian Christina Christine Christoph Christopher Claire Claude Claudia Colin Cynthia Daniel Daron David Deborah Denis Diana Diane Dieter Dominique Donald Donna Dorothy Edgar Edmund Edward Elena Eleanor Elinor Elizabeth Ellen Emily Emma Enrique Eric Erik Ernest Ernst Erving Eugene Eva Eve Evelyn Fernando Florence Francesco Francisco Franco François Frank Fredric Frederick Friedrich Fritz Gabriel Gabriele Gary Gayatri Geert Geoffrey Gerald Gerard Gerhard Gilles Giovanni Giorgio Giuseppe Gregory Guy Hannah Hans Harold Harriet Heather Heinrich Helen Helena Henri Herbert Hermann Hilary Homi Ian Immanuel Ingrid Irene Isabel Isabelle Isaiah Jack Jacob Jacques Jan Jane Janet Jason Javier Jean Jeffrey Jennifer Jeremy Jerome Jessica Jessie Jill Jim Joan Joanna Joel Johan Johann John Jonathan Jorge Josef Joseph Josephine Josh Joshua José Juan Judith Julia Julian Julie Jürgen Karen Karin Karl Kate Katherine Kathleen Kathryn Katie Keith Kenneth Kevin Kurt Larry Laura Laurence Leonard Leonardo Linda Lisa Louise Lucia Luciano Lucy Ludwig Luigi Luis Madeleine Magnus Manfred Manuel Marc Marcel Marco Margaret Maria Marianne Marie Marilyn Mario Mark Martha Martina Mary Matthew Matthias Maurice Max Melissa Michael Michel Michelle Miguel Mikhail Mohamed Mohammed Monica Monika Nancy Natalie Nathan Neil Nicholas Nicola Nicolas Nicole Niklas Noam Olga Oliver Oscar Pablo Pamela Pascal Patricia Patrick Paula Paulo Pedro Peter Philip Philippe Pierre Rachel Rafael Rainer Rebecca Reinhart René Ricardo Richard Robert Roberto Roger Roland Ronald Rosa Rosemary Ruth Samuel Sandra Sarah Sean Sebastian Sergio Sharon Sheila Shoshana Silvia Slavoj Sofia Sophie Stefan Stephanie Stephen Steve Steven Stuart Susan Sylvia Teresa Theda Theodor Theodore Theresa Thierry Thorsten Timothy Tom Tony Ulrich Umberto Ursula Valerie Vanessa Victor Victoria Vincent Virginia Vladimir Walter Wendy Werner Wilhelm William Wolfgang Yann Yves Yoshua Yuval Zygmunt'.split(
    ' ',
  ),
);

/** Given names that are surnames as often: told only behind a word that is none. */
const EITHER = new Set('Charles George Henry James Joseph Paul Thomas'.split(' '));

/** Whether a word may be a given name where the one before it is a surname: `Kissinger Henry`. */
export function mayBeGiven(word: string): boolean {
  return isGivenName(word) || EITHER.has(word);
}

/** Whether a word, in capitals or not, is a frequent Western given name: `Baudrillard Jean` has its surname first. */
export function isGivenName(word: string): boolean {
  return GIVEN.has(word) || GIVEN.has(word.charAt(0) + word.slice(1).toLowerCase());
}
