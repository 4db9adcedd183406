import { describe, expect, test } from 'vitest';
import { findWidenings } from './widen-punctuation';

function widen(text: string): string {
  let widened = text;
  for (const { index, after } of findWidenings(text).widenings) {
    widened = widened.slice(0, index) + after + widened.slice(index + 1);
  }
  return widened;
}

describe('set full-width', () => {
  test.each([
    ['首先,在搭建方面;其次', '首先，在搭建方面；其次'],
    ['公司(DeepSeek)在 2024 年', '公司（DeepSeek）在 2024 年'],
    ['使用GPT(Generative Pre-trained Transformer)的人', '使用GPT（Generative Pre-trained Transformer）的人'],
    ['“算力工厂”,DeepSeek 与', '“算力工厂”，DeepSeek 与'],
    ['中文[1],中文', '中文[1]，中文'],
    ['报告(2024),见下', '报告（2024），见下'],
    ['来源:https://a.cn/b,c:d,下同', '来源：https://a.cn/b,c:d，下同'],
    ['(一)政府(二)企业', '（一）政府（二）企业'],
    ['半开（DeepSeek)的', '半开（DeepSeek）的'],
    ['如下:', '如下：'],
    ['28%,34%的学者', '28%,34%的学者'],
    ['有34%,而', '有34%，而'],
    ['𠀀,𠀁', '𠀀，𠀁'],
  ])('%s', (text, expected) => {
    expect(widen(text)).toBe(expected);
  });
});

describe('left alone', () => {
  test.each([
    ['numbers', '共1,000人在10:30到，比分3:1'],
    ['addresses', '见http://a.cn:80/x(1);y，邮箱a:b@c.cn'],
    ['markers', '中文[1,2]与[3;4]'],
    ['a Latin phrase’s own marks', '（Digital Empires:The Global Battle, 2nd ed.）中'],
    ['English with a word of Chinese in it', 'He read the Analects 论语, and he liked it very much (as did I).'],
    ['a formula', '函数f(x)与g(x,y)的值'],
    ['English', 'One, two; three: (four)'],
    ['what is full-width already', '中文，（中文）；：'],
  ])('%s: %s', (_, text) => {
    expect(widen(text)).toBe(text);
  });
});

test('a bracket without its counterpart is left, and in doubt', () => {
  expect(findWidenings('中文(中文').doubts).toEqual([2]);
  expect(findWidenings('中文)中文')).toEqual({ widenings: [], doubts: [2] });
  expect(findWidenings('a) one b) two').doubts).toEqual([]);
});

test('twice the text takes about twice the time', () => {
  const time = (count: number) => {
    const text = `${'文,(a:'.repeat(count)}${'文。,'.repeat(count)}${')'.repeat(count)}`;
    const start = performance.now();
    findWidenings(text);
    return performance.now() - start;
  };
  time(1000);
  // A square law would make it 64 times as long.
  expect(time(64_000)).toBeLessThan(30 * Math.max(20, time(8000)));
});
