import { useTranslations } from 'next-intl';
import type { Pair } from '@/essay/model';

/** The row's address and its switch. The switch's name does not change with its state (ARIA Authoring Practices, switch). */
export function PairTools({ pair, switchable }: Readonly<{ pair: Pair; switchable: boolean }>) {
  const t = useTranslations('essay');
  const { number } = pair;
  return (
    <div className="tools">
      <a className="no" href={`#${pair.names[0]}`} aria-label={number ? t('address', { number }) : t('addressHeading')}>
        {number ? `¶${number}` : '§'}
      </a>
      {switchable && (
        <label className="flip">
          <input type="checkbox" role="switch" aria-label={number ? t('flip', { number }) : t('flipHeading')} />
        </label>
      )}
    </div>
  );
}
