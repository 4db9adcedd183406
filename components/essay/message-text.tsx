const CODE = /`([^`\n]+)`/;

/** A message of the check, which sets names and what stands in files between backticks, as in the terminal. */
export function MessageText({ children }: Readonly<{ children: string }>) {
  // Of a text that is split by a pattern with one group, every second piece is what the group found.
  return children.split(CODE).map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece));
}
