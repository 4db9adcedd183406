import { describe, expect, it } from 'vitest';
import { readSvgSize } from './image-size';

describe('readSvgSize', () => {
  it('takes the size that a drawing states, and else its view box', () => {
    expect(readSvgSize('<svg xmlns="x" viewBox="0 0 10 20" width="640" height="384px"/>')).toEqual({
      width: 640,
      height: 384,
    });
    expect(readSvgSize(`<?xml version="1.0"?>\n<svg width="100%" height="100%"\n viewBox='0,0 10 20'>`)).toEqual({
      width: 10,
      height: 20,
    });
    expect(readSvgSize('<svg stroke-width="3" height="2"/>')).toBeUndefined();
  });

  it('knows no size of what is no drawing', () => {
    expect(readSvgSize('')).toBeUndefined();
    expect(readSvgSize('not an image, whatever it may be called')).toBeUndefined();
  });
});
