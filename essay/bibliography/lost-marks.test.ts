import { describe, expect, it } from 'vitest';
import { parseGbt7714 } from './parse-gbt-7714';

const item = (text: string) => parseGbt7714(text).item;

describe('entries that lost a mark', () => {
  it.each([
    '王伟. 数字经济研究[J. 经济研究, 2019, 54(3): 1-9.',
    '王伟. 数字经济研究J]. 经济研究, 2019, 54(3): 1-9.',
    '王伟. 数字经济研究[期刊]. 经济研究, 2019, 54(3): 1-9.',
    '王伟. 数字经济研究. 经济研究[J]. 2019, 54(3): 1-9.',
    '王伟. 数字经济研究 经济研究, 2019(54): 1-9.',
  ])('tells the title from the journal in %s', (text) => {
    expect(item(text)).toMatchObject({ title: '数字经济研究', 'container-title': '经济研究', page: '1-9' });
  });

  it('takes no letter within a title for a mark', () => {
    expect(item('王伟. 维生素[C的作用. 营养学报, 2019, 54(3): 1-9.').title).toBe('维生素[C的作用');
  });

  it('reads names that a stop parts, and no title of a name for one', () => {
    expect(item('张三.李四,王五. 乡村治理[J]. 社会, 2019(3): 1-9.').author).toHaveLength(3);
    expect(item('王伟. 鲁迅. 许广平传[M]. 北京: 中华书局, 2001.').author).toEqual([{ family: '王', given: '伟' }]);
  });

  it('reads an address that begins with www, and doubts it', () => {
    const { item: read, doubts } = parseGbt7714('王伟. 数字政府[EB/OL]. [2022-01-01]. www.people.com.cn/a.html');
    expect(read.URL).toBe('http://www.people.com.cn/a.html');
    expect(doubts.map(({ reason }) => reason)).toEqual([
      'Unexpected address without http:// or https://, read as http://www.people.com.cn/a.html',
    ]);
  });

  it('takes a second day behind the address for that of reading', () => {
    expect(item('王伟. 数字政府[EB/OL]. (2021-03-02). http://www.gov.cn/a.html, 2022-01-01.')).toMatchObject({
      issued: { 'date-parts': [[2021, 3, 2]] },
      accessed: { 'date-parts': [[2022, 1, 1]] },
    });
  });

  it('doubts no edition in Chinese figures and no month in English words that a field has', () => {
    expect(parseGbt7714('王伟. 数字经济[M]. 第二版. 北京: 商务印书馆, 2001.').doubts).toEqual([]);
    expect(parseGbt7714('Smith J. Title of page[EB/OL]. BBC News, 2 March 2021. https://a.com/b.').doubts).toEqual([]);
  });
});
