import type { Reference } from './reference';

type Report = (reason: string, mend?: string) => void;

/**
 * Reports the entries that have the DOI or the address of an earlier one without either saying that they are the same
 * work. Once for each entry: a DOI says more than an address.
 * @param reportAt gives the means to report at a field of an entry
 */
export function checkWorksDistinct(
  references: readonly Reference[],
  reportAt: (reference: Reference, field: 'DOI' | 'URL') => Report,
): void {
  const first = new Map<string, Reference>();
  for (const reference of references) {
    const keys = [['DOI', doiKey(reference.DOI)] as const, ['URL', urlKey(reference.URL)] as const];
    const twin = keys
      .map(([field, key]) => ({ field, other: key ? first.get(`${field} ${key}`) : undefined }))
      .find(({ other }) => other && !reference.sameAs?.includes(other.id));
    if (twin?.other) {
      const mend = `Where they are one work, say so in references.extra.yaml: ${reference.id}: { same-as: [${twin.other.id}] }.`;
      reportAt(reference, twin.field)(
        `Unexpected ${twin.field} of "${twin.other.id}" in "${reference.id}", expected one of its own`,
        mend,
      );
    }
    for (const [field, key] of keys) if (key && !first.has(`${field} ${key}`)) first.set(`${field} ${key}`, reference);
  }
}

/** DOIs are compared without regard to case (DOI Handbook §2.4). */
function doiKey(doi: string | undefined): string | undefined {
  return doi
    ?.trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '');
}

function urlKey(url: string | undefined): string | undefined {
  return url
    ?.trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '');
}
