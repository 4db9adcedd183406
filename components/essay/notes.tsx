import { LANG_TAG, type Lang, type NumberedNote } from '@/essay/model';
import { BackLink, TextHeading } from './bibliography';
import { Flow } from './flow';
import { noteSign } from './inlines';
import type { ReadingContext } from './reading-context';

/** The essay's footnotes, by number. A translator's note stands in English alone and is shown in every view. */
export function NoteList({ notes, context }: Readonly<{ notes: readonly NumberedNote[]; context: ReadingContext }>) {
  if (!notes.length) return null;
  return (
    <section className="notes" role="doc-endnotes" id="notes">
      <TextHeading word="notes" depth={2} context={context} />
      <ol className="entries">
        {notes.map((note) => (
          <li
            key={note.label}
            id={`note-${note.label}`}
            className={`row entry ${note.zh && note.en ? '' : note.zh ? 'lone-zh' : 'lone-en'}`.trim()}
          >
            <span className="entry-number">{noteSign(note.number)}</span>
            <NoteSide note={note} lang="zh" context={context} />
            <NoteSide note={note} lang="en" context={context} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function NoteSide({ note, lang, context }: Readonly<{ note: NumberedNote; lang: Lang; context: ReadingContext }>) {
  const body = note[lang];
  if (!body) return null;
  return (
    <div className={lang} lang={LANG_TAG[lang]}>
      <div className="wording">
        <Flow nodes={body.children} lang={lang} context={context} />
      </div>
      <p className="aside cited-at">
        {note.places.map((place) => (
          <BackLink key={place.marker} place={place} lang={lang} context={context} />
        ))}
      </p>
    </div>
  );
}
