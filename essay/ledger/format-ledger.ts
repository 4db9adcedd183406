import type { Acceptance, Ledger, LedgerEntry, TranslatedWording, Wording } from '../ledger';

const arrangeWording = ({ date, text }: Wording) => ({ date, text });
const arrangeTranslated = ({ date, of, reviewed, text }: TranslatedWording) => ({ date, of, reviewed, text });
const arrangeAcceptance = ({ rule, name, why, date, of }: Acceptance) => ({ rule, name, why, date, of });

function arrangeEntry({ kind, zh, en, retired }: LedgerEntry) {
  return {
    kind,
    zh: zh.map(arrangeWording),
    en: en.map(arrangeTranslated),
    retired: retired && { date: retired.date, to: retired.to },
  };
}

/**
 * From a ledger to the text of `ledger.json` (RFC 8259): two spaces, keys in one order whatever the object's, a line end
 * at the end. The names keep their order. Equal ledgers give equal bytes, so that a diff shows what was added and no more.
 */
export function formatLedger({ version, names, accepted }: Ledger): string {
  const arranged = {
    version,
    names: Object.fromEntries(Object.entries(names).map(([name, entry]) => [name, arrangeEntry(entry)])),
    accepted: accepted.map(arrangeAcceptance),
  };
  return `${JSON.stringify(arranged, null, 2)}\n`;
}
