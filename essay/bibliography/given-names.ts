/** Frequent given names of Western languages that are hardly ever surnames in a reference list. */
const GIVEN = new Set(
  'Aaron Adam Adrian Agnes Alan Alasdair Albert Alejandro Alessandro Alexander Alexandra Alexandre Alfred Alice Alison Amanda Amy Ana Anders Andrea Andreas Andrew Angela Anita Ann Anna Anne Annette Anthony Antoine Antonio Arthur Axel Barbara Barry Benedict Benjamin Bernard Bertrand Beth Betty Brian Bruce Bruno Carl Carla Carlos Carmen Carol Caroline Catherine Chantal Charlotte Christian Christina Christine Christoph Christopher Claire Claude Claudia Colin Craig Cynthia Daniel Daron David Deborah Denis Derek Diana Diane Dieter Dominique Don Donald Donella Donna Doris Dorothy Edgar Edith Edmund Edward Eleanor Elena Elinor Elizabeth Ellen Emile Emily Emma Enrique Eric Erik Ernest Ernst Erving Eugene Eva Evan Eve Evelyn Ferdinand Fernando Florence Francesco Francisco Franco Frank François Fred Frederick Fredric Friedrich Fritz Gabriel Gabriele Gary Gaston Gayatri Geert Geoffrey Georges Gerald Gerard Gerhard Gilles Giorgio Giovanni Giuseppe Gottfried Gregory Gustav Guy Hannah Hans Harold Harriet Heather Heinrich Helen Helena Henri Herbert Hermann Hilary Homi Hugh Ian Immanuel Ingrid Irene Isabel Isabelle Isaiah Ivan Jack Jacob Jacques Jan Jane Janet Jason Javier Jean Jean-François Jean-Jacques Jean-Luc Jean-Paul Jeffrey Jennifer Jeremy Jerome Jessica Jessie Jill Jim Joan Joanna Joel Johan Johann John Jonathan Jorge Josef Joseph Josephine Josh Joshua José Juan Judith Julia Julian Julie Jürgen Karen Karin Karl Kate Katherine Kathleen Kathryn Katie Keith Kenneth Kevin Klaus Kurt Langdon Larry Laura Laurence Leo Leonard Leonardo Lev Linda Lisa Louise Luc Lucia Luciano Lucien Lucy Ludwig Luigi Luis Madeleine Magnus Manfred Manuel Marc Marcel Marco Margaret Maria Marianne Marie Marilyn Mario Mark Martha Martina Mary Matthew Matthias Maurice Max Maxine Melissa Michael Michel Michelle Miguel Mikhail Mohamed Mohammed Monica Monika Nancy Natalie Nathan Neil Nicholas Nicola Nicolas Nicole Nigel Niklas Nikolas Noam Norbert Olga Oliver Oscar Pablo Pamela Pascal Patricia Patrick Paula Paulo Pedro Peter Philip Philippe Pierre Rachel Rafael Rainer Ralph Rebecca Reinhart René Ricardo Richard Robert Roberto Roger Roland Ronald Rosa Rosemary Ruby Rudolf Ruth Samuel Sandra Sarah Sean Sebastian Sergio Sharon Sheila Sherry Shoshana Siegfried Sigmund Silvia Simone Slavoj Sofia Sophie Stefan Stephanie Stephen Steve Steven Stuart Susan Sylvia Søren Teresa Theda Theodor Theodore Theresa Thierry Thorsten Tim Timothy Tom Tony Trevor Tzvetan Ulrich Umberto Ursula Valerie Vanessa Victor Victoria Vincent Virginia Vladimir Walter Wendy Werner Wilhelm William Wolfgang Yann Yochai Yoshua Yuval Yves Zygmunt Émile'.split(
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
