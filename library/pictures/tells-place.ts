/** TIFF 6.0, section 2: `GPSInfo`, which leads to latitude and longitude (Exif 2.32, section 4.6.3). */
const GPS = 0x8825;

/**
 * From the Exif block of an image to whether it says where on earth the image was taken. What is damaged says nothing.
 * @param exif as it stands in the file, with or without `Exif` and two zero bytes before it
 */
export function tellsPlace(exif: Uint8Array | undefined): boolean {
  if (!exif) return false;
  const start = Buffer.from(exif.subarray(0, 4)).toString('latin1') === 'Exif' ? 6 : 0;
  const block = exif.subarray(start);
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  try {
    // II for small end first, MM for the other.
    const small = view.getUint16(0) === 0x4949;
    const directory = view.getUint32(4, small);
    const entries = view.getUint16(directory, small);
    for (let at = 0; at < entries; at += 1) {
      if (view.getUint16(directory + 2 + at * 12, small) === GPS) return true;
    }
    return false;
  } catch {
    return false;
  }
}
