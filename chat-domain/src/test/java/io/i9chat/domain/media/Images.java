package io.i9chat.domain.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Deflater;

/** The beginnings of images, built byte by byte, with what cameras write into them. */
final class Images {
  static final String EXIF = "Exif\0\0";
  static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
  static final String XMP_EXTENSION = "http://ns.adobe.com/xmp/extension/\0";

  private Images() {}

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** TIFF with one directory that points to one of the GPS, which has these tags. */
  static byte[] tiff(ByteOrder order, int... gpsTags) {
    int gps = 8 + 2 + 2 * 12 + 4;
    ByteBuffer tiff = ByteBuffer.allocate(gps + 2 + gpsTags.length * 12 + 4).order(order);
    tiff.put(bytes(order == ByteOrder.BIG_ENDIAN ? "MM\0*" : "II*\0")).putInt(8);
    tiff.putShort((short) 2);
    entry(tiff, 0x0112, 1);
    entry(tiff, 0x8825, gps);
    tiff.putInt(0);
    tiff.putShort((short) gpsTags.length);
    for (int tag : gpsTags) {
      entry(tiff, tag, 0);
    }
    return tiff.array();
  }

  private static void entry(ByteBuffer tiff, int tag, int value) {
    tiff.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
  }

  static String xmp(String property) {
    return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:Description " + property + "='52,30N'/>";
  }

  /** A JPEG with one segment between its first ones and the scan. */
  static byte[] jpeg(int marker, byte[] segment) {
    return joined(
        bytes("\u00FF\u00D8\u00FF\u00E0\0\20JFIF\0\1\1\0\0\1\0\1\0\0\u00FF"),
        new byte[] {(byte) 0xFF, (byte) marker},
        ByteBuffer.allocate(2).putShort((short) (segment.length + 2)).array(),
        segment,
        bytes("\u00FF\u00DA\0\2"),
        new byte[64]);
  }

  static byte[] png(String type, byte[] chunk) {
    return joined(
        bytes("\u0089PNG\r\n\u001A\n"),
        ofPng("IHDR", new byte[13]),
        ofPng(type, chunk),
        ofPng("IDAT", new byte[64]));
  }

  private static byte[] ofPng(String type, byte[] chunk) {
    return joined(
        ByteBuffer.allocate(4).putInt(chunk.length).array(), bytes(type), chunk, new byte[4]);
  }

  static byte[] webp(String type, byte[] chunk) {
    return joined(
        bytes("RIFF\0\1\0\0WEBP"),
        ofWebp("VP8X", new byte[10]),
        ofWebp("VP8 ", new byte[33]),
        ofWebp(type, chunk));
  }

  private static byte[] ofWebp(String type, byte[] chunk) {
    byte[] length =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(chunk.length).array();
    return joined(bytes(type), length, chunk, new byte[chunk.length % 2]);
  }

  static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] out = new byte[bytes.length + 100];
    int length = deflater.deflate(out);
    deflater.end();
    return java.util.Arrays.copyOf(out, length);
  }
}
